"""Firefox and WebKit under the same tests as Chromium: the few verbs of Playwright that the tests use, spoken in WebDriver.

Playwright drives Chromium. It cannot drive the Firefox and the WebKit that Debian ships, but both speak WebDriver, Firefox in
its own wrapping (Marionette). So a test that is marked `every_engine` gets a page of these modules there, with the same names.
"""
