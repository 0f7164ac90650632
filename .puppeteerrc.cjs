// The browser is found by pipeline/report/browser.ts; a download at install time would stop closed networks.
module.exports = { skipDownload: true };
