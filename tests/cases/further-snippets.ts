/**
 * Snippets of the vendors for statistics, mails and ads below articles, shaped as they hand them out and written for
 * these tests. Each takes a pixel's checked settings as text.
 */
type SnippetOf = (settings: Record<string, string>) => string;

const queueAndTag = (name: string, queue: string, src: string, rest: string): string => `<script>
  (function (page, doc) {
    page.${name} = page.${name} || function () { (page.${name}.${queue} = page.${name}.${queue} || []).push(arguments) };
    var tag = doc.createElement('script'); tag.async = 1; tag.src = ${src};
    doc.getElementsByTagName('head')[0].appendChild(tag);
  })(window, document);
${rest}
</script>`;

export const FURTHER_SNIPPETS: Record<string, SnippetOf> = {
  taboola: ({ accountId }) => `<!-- Taboola Pixel Code -->
<script type='text/javascript'>
  window._tfa = window._tfa || [];
  window._tfa.push({notify: 'event', name: 'page_view', id: ${accountId}});
  (function (tag, first, src, id) {
    if (!document.getElementById(id)) { tag.async = 1; tag.src = src; tag.id = id; first.parentNode.insertBefore(tag, first); }
  })(document.createElement('script'), document.getElementsByTagName('script')[0],
    '//cdn.taboola.com/libtrc/unip/${accountId}/tfa.js', 'tb_tfa_script');
</script>
<!-- End of Taboola Pixel Code -->`,
  outbrain: ({ marketerId }) => `<script data-obct type="text/javascript">
  /** DO NOT MODIFY THIS CODE**/
  (function (page, doc) {
    var OB_ADV_ID = '${marketerId}';
    var api = page.obApi = page.obApi || function () { api.dispatch ? api.dispatch.apply(api, arguments) : api.queue.push(arguments); };
    api.marketerId = OB_ADV_ID; api.queue = [];
    var tag = doc.createElement('script'); tag.async = true; tag.src = '//amplify.outbrain.com/cp/obtp.js';
    doc.head.appendChild(tag);
  })(window, document);
  obApi('track', 'PAGE_VIEW');
</script>`,
  'quora-pixel': ({ pixelId }) =>
    `${queueAndTag('qp', 'queue', "'https://a.quora.com/qevents.js'", `  qp('init', '${pixelId}');\n  qp('track', 'ViewContent');`)}
<noscript><img height="1" width="1" style="display:none" src="https://q.quora.com/_/ad/${pixelId}/pixel?tag=ViewContent&noscript=1"/></noscript>`,
  'spotify-pixel': ({ pixelId }) =>
    queueAndTag(
      'spdt',
      'q',
      "'https://pixel.byspotify.com/ping.min.js'",
      `  spdt('conf', { key: '${pixelId}' });\n  spdt('view');`,
    ),
  hotjar: ({ siteId }) =>
    `<!-- Hotjar Tracking Code -->
${queueAndTag('hj', 'q', "'https://static.hotjar.com/c/hotjar-' + _hjSettings.hjid + '.js?sv=' + _hjSettings.hjsv", `  window._hjSettings={hjid:${siteId},hjsv:6};`)}`,
  umami: ({ websiteId, server }) =>
    `<script defer src="${server}/script.js" data-website-id="${websiteId}"></script>`,
  fathom: ({ siteId }) => `<!-- Fathom - beautiful, simple website analytics -->
<script src="https://cdn.usefathom.com/script.js" data-site="${siteId}" defer></script>
<!-- / Fathom -->`,
  posthog: ({ apiKey, server }) => `<script>
    !function(t,e){if(!e.__SV){window.posthog=e;e._i=[];e.init=function(i,s){var p=t.createElement("script");
      p.src=s.api_host.replace(".i.posthog.com","-assets.i.posthog.com")+"/static/array.js";t.head.appendChild(p);e._i.push([i,s])};e.__SV=1}}(document,window.posthog||[]);
    posthog.init('${apiKey}', {
        api_host: '${server}',
        defaults: '2025-05-24',
        person_profiles: 'identified_only',
    })
</script>`,
  mixpanel: ({ token }) => `<script type="text/javascript">
  (function (f, b) { if (!b.__SV) { window.mixpanel = b; b._i = []; b.__SV = 1.2;
    var e = f.createElement("script"); e.async = !0; e.src = "https://cdn.mxpnl.com/libs/mixpanel-2-latest.min.js"; f.head.appendChild(e); } })(document, window.mixpanel || []);
  mixpanel.init("${token}", { autocapture: true, track_pageview: true });
</script>`,
  amplitude: ({
    apiKey,
  }) => `<script src="https://cdn.amplitude.com/script/${apiKey}.js"></script><script>window.amplitude.add(window.sessionReplay.plugin({sampleRate: 1}));
window.amplitude.init('${apiKey}', {"autocapture":{"elementInteractions":true}});</script>`,
  segment: ({ writeKey }) => `<script>
  !function(){var i="analytics",analytics=window[i]=window[i]||[];if(!analytics.initialize){analytics.invoked=!0;
  analytics.load=function(key){var t=document.createElement("script");t.async=!0;t.src="https://cdn.segment.com/analytics.js/v1/"+key+"/analytics.min.js";document.head.appendChild(t)};
  analytics._writeKey="${writeKey}";analytics.SNIPPET_VERSION="5.2.0";
  analytics.load("${writeKey}");
  analytics.page();
  }}();
</script>`,
  hubspot: ({ hubId, region }) => `<!-- Start of HubSpot Embed Code -->
<script type="text/javascript" id="hs-script-loader" async defer src="//js${region === 'na1' ? '' : `-${region}`}.hs-scripts.com/${hubId}.js"></script>
<!-- End of HubSpot Embed Code -->`,
  klaviyo: ({ siteId }) =>
    `<script async type="text/javascript" src="https://static.klaviyo.com/onsite/js/${siteId}/klaviyo.js"></script>
<script type="text/javascript">window._klOnsite = window._klOnsite || [];</script>`,
  mailchimp: ({ url }) =>
    `<script id="mcjs">!function(c,h,i,m,p){m=c.createElement(h),p=c.getElementsByTagName(h)[0],m.async=1,m.src=i,p.parentNode.insertBefore(m,p)}(document,"script","${url}");</script>`,
  intercom: ({ appId, region }) => `<script>
  window.intercomSettings = {
    api_base: "https://api-iam${region === 'us' ? '' : `.${region}`}.intercom.io",
    app_id: "${appId}"
  };
</script>
${queueAndTag('Intercom', 'q', `'https://widget.intercom.io/widget/${appId}'`, '')}`,
  script: ({ url, integrity }) =>
    integrity
      ? `<script src="${url}" integrity="${integrity}" crossorigin="anonymous"></script>`
      : `<script async src="${url}"></script>`,
};
