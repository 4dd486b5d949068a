import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** What a page may do beyond running its own script and WebAssembly. */
export interface PagePolicy {
  workers: string;
  images: string;
  trustedTypes: string;
}

export const demoPolicy: PagePolicy = {
  workers: 'blob:', images: 'data: blob:', trustedTypes: 'lit-html sonder-worker sonder-self-check',
};
export const surveyPagePolicy: PagePolicy = { workers: "'none'", images: 'data:', trustedTypes: "'none'" };

/**
 * Puts the page's script and styles inside index.html, and the policy that allows exactly these
 * by their hashes. Everything the page needs is then in one file that runs from any folder.
 */
export function singleFile(policy: PagePolicy): Plugin {
  return {
    name: 'sonder-single-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('index.html was not built');
      const script = scriptText(takeOnly(bundle, '.js'));
      const style = styleText(takeOnly(bundle, '.css'));
      const body = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '');
      page.source = body
        .replace('<meta charset="utf-8">', (charset) => `${charset}\n    ${policyTag(policy, script, style)}`)
        .replace('</head>', () => `  <style>${style}</style>\n    <script type="module">${script}</script>\n  </head>`);
    },
  };
}

/** The policy, as strict as a page can have it that runs WebAssembly. */
function policyTag({ workers, images, trustedTypes }: PagePolicy, script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    `img-src ${images}`,
    `worker-src ${workers}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function takeOnly(bundle: Rolldown.OutputBundle, ending: string): string {
  const names = Object.keys(bundle).filter((name) => name.endsWith(ending));
  const [name] = names;
  const file = name === undefined ? undefined : bundle[name];
  if (name === undefined || file === undefined || names.length > 1) {
    throw new Error(`one ${ending} file was expected, not ${names.length}: ${names.join(', ')}`);
  }
  delete bundle[name];
  return file.type === 'chunk' ? file.code : String(file.source);
}

/** Inside a script element, these would end it or begin a comment; in JavaScript text they may be escaped. */
function scriptText(code: string): string {
  return code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

function styleText(code: string): string {
  if (code.includes('</style')) throw new Error('a style sheet may not contain </style');
  return code.trim();
}
