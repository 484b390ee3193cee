// Calls of the API from pages: in the session, with what guards it against forged requests.
const token = () => document.cookie.split('; ').find(c => c.startsWith('MILEPOST-XSRF='))?.split('=')[1] ?? '';

export const headers = () => ({ 'X-MILEPOST-XSRF': decodeURIComponent(token()), 'X-Requested-With': 'fetch' });

/** Answers the JSON of a call; throws a problem document. body: anything that JSON can say, FormData, or nothing. */
export async function call(method, path, body) {
  const json = body !== undefined && !(body instanceof FormData);
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...headers(), Accept: 'application/json', ...(json ? { 'Content-Type': 'application/json' } : {}) },
      body: json ? JSON.stringify(body) : body,
    });
  } catch {
    throw { title: 'Milepost cannot be reached', detail: 'The server does not answer. Check the connection and try again.' };
  }
  const text = await response.text();
  if (response.ok) {
    return text ? JSON.parse(text) : null;
  }
  if (response.status === 401) {
    location.assign('/login?to=' + encodeURIComponent(location.pathname + location.search));
  }
  throw problem(text, response);
}

/** The problem document in an answer, or one made from its status. */
export function problem(text, response) {
  try {
    return JSON.parse(text);
  } catch {
    return { title: `${response.status} ${response.statusText}`, detail: text.slice(0, 300) };
  }
}
