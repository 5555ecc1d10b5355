// Debian's Chromium, and the two widths every page is looked at in.

import { chromium } from 'playwright-core';

export const kWidths = [1280, 390];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
