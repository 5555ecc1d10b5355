// An identity provider on loopback that knows everybody by the name they type.

import { Provider } from 'oidc-provider';

const kSecret = 'a-secret-of-the-bureau';

// { settings, signIn, stop }: what keys/provider.yaml says of it to the bureau at `desk`, and
// how a person signs in on the page it shows.
export const startProvider = async (port, desk) => {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'mingjing', client_secret: kSecret, redirect_uris: [`${desk}/desk/sign-in/provider`] }],
    cookies: { keys: ['not a secret'] },
    features: { devInteractions: { enabled: true } },
    // Nobody is asked whether the bureau may know them: it only ever asks who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const server = await new Promise((resolve, reject) => {
    const listening = provider.listen(port, '127.0.0.1', () => resolve(listening)).once('error', reject);
  });
  return {
    settings: [
      `issuer: ${issuer}`,
      'client_id: mingjing',
      `client_secret: ${kSecret}`,
      'name: 市统一身份认证',
      `workbench_url: ${desk}`,
    ].join('\n'),
    signIn: async (page, name) => {
      await page.waitForURL(`${issuer}/**`);
      await page.locator('input[name=login]').fill(name);
      await page.locator('input[name=password]').fill('anything');
      await page.locator('button[type=submit]').click();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};
