// A module that says in which process it answers.
process.on("message", (message) => process.send?.({ pid: process.pid, message }));
process.on("disconnect", () => process.exit());
