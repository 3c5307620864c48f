/**
 * Whose password was right a moment ago and who still has a second factor to show: a plugin of the identity library,
 * as only the library reads its own cookie.
 *
 * @module
 */
import { createAuthEndpoint } from 'better-auth/api';

/** The library's name for the cookie. */
const COOKIE = 'two_factor';

/** The plugin: one endpoint, which only the server itself can call. */
export const challenge = () => ({
	id: 'challenge' as const,
	endpoints: {
		challenged: createAuthEndpoint(
			'/challenged',
			{ method: 'GET', requireHeaders: true, metadata: { SERVER_ONLY: true as const } },
			async (ctx): Promise<string | null> => {
				const { name } = ctx.context.createAuthCookie(COOKIE);
				const identifier = await ctx.getSignedCookie(name, ctx.context.secret);
				if (!identifier) return null;
				const found = await ctx.context.internalAdapter.findVerificationValue(identifier);
				return found && new Date(found.expiresAt) > new Date() ? found.value : null;
			}
		)
	}
});
