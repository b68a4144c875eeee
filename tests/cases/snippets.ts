import { FURTHER_SNIPPETS } from './further-snippets';

/**
 * Snippets shaped as the vendors hand them out, written for these tests: the loader, the id, and the image for browsers
 * without scripts. Each takes a pixel's checked settings as text.
 */
export type SnippetOf = (settings: Record<string, string>) => string;

const loader = (name: string, src: string, rest: string): string => `<script>
  !function (page, doc) {
    if (page.${name}) return;
    var take = page.${name} = function () { take.later ? take.later.apply(take, arguments) : take.list.push(arguments) };
    take.list = []; take.version = '2.0';
    var tag = doc.createElement('script'); tag.async = true; tag.src = '${src}';
    var first = doc.getElementsByTagName('script')[0]; first.parentNode.insertBefore(tag, first);
  }(window, document);
${rest}
</script>`;

/** Google's tag for an id, with further lines. */
export const gtag = (id: string, events = ''): string => `<!-- Google tag (gtag.js) -->
<script async src="https://www.googletagmanager.com/gtag/js?id=${id}"></script>
<script>
  window.dataLayer = window.dataLayer || [];
  function gtag(){dataLayer.push(arguments);}
  gtag('js', new Date());

  gtag('config', '${id}');
${events}</script>`;

const hiddenImage = (src: string): string =>
  `<noscript><img height="1" width="1" style="display:none" alt="" src="${src}" /></noscript>`;

/** A whole snippet for each vendor that hands one out. */
export const SNIPPETS: Readonly<Record<string, SnippetOf>> = {
  'meta-pixel': ({ pixelId }) =>
    `<!-- Meta Pixel Code -->\n${loader(
      'fbq',
      'https://connect.facebook.net/en_US/fbevents.js',
      `  fbq('init', '${pixelId}');\n  fbq('track', 'PageView');`,
    )}\n${hiddenImage(`https://www.facebook.com/tr?id=${pixelId}&ev=PageView&noscript=1`)}\n<!-- End Meta Pixel Code -->`,
  'google-analytics-4': ({ measurementId = '' }) => gtag(measurementId),
  'google-ads': ({ conversionId = '', label }) =>
    gtag(
      conversionId,
      label
        ? `  gtag('event', 'conversion', {'send_to': '${conversionId}/${label}', 'value': 1.0, 'currency': 'EUR'});\n`
        : '',
    ),
  floodlight: ({ floodlightId = '', activity }) =>
    gtag(
      floodlightId,
      `  gtag('event', 'conversion', {\n    'allow_custom_scripts': true,\n    'send_to': '${floodlightId}/${activity}'\n  });\n`,
    ) +
    `\n<noscript>\n<img src="https://ad.doubleclick.net/ddm/activity/src=1234567;type=sales;cat=order0;ord=1?" width="1" height="1" alt=""/>\n</noscript>`,
  'google-tag-manager': ({ containerId }) => `<!-- Google Tag Manager -->
<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});
var j=d.createElement(s);j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i;
d.head.appendChild(j);})(window,document,'script','dataLayer','${containerId}');</script>
<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=${containerId}" height="0" width="0"></iframe></noscript>`,
  'tiktok-pixel': ({ pixelId }) => `<script>
!function (w, d, t) {
  w.TiktokAnalyticsObject=t; var ttq=w[t]=w[t]||[]; ttq.methods=["page","track","identify"];
  ttq.load=function(e){var r="https://analytics.tiktok.com/i18n/pixel/events.js";var n=d.createElement("script");n.src=r+"?sdkid="+e+"&lib="+t;d.head.appendChild(n)};
  ttq.load('${pixelId}');
  ttq.page();
}(window, document, 'ttq');
</script>`,
  'linkedin-insight': ({ partnerId }) => `<script type="text/javascript">
_linkedin_partner_id = "${partnerId}";
window._linkedin_data_partner_ids = window._linkedin_data_partner_ids || [];
window._linkedin_data_partner_ids.push(_linkedin_partner_id);
</script><script type="text/javascript">
(function(l) { var b = document.createElement("script"); b.async = true;
b.src = "https://snap.licdn.com/li.lms-analytics/insight.min.js"; document.head.appendChild(b); })(window.lintrk);
</script>
${hiddenImage(`https://px.ads.linkedin.com/collect/?pid=${partnerId}&fmt=gif`)}`,
  'pinterest-tag': ({ tagId }) =>
    `${loader(
      'pintrk',
      'https://s.pinimg.com/ct/core.js',
      `  pintrk('load', '${tagId}', {em: '<user_email_address>'});\n  pintrk('page');`,
    )}\n${hiddenImage(`https://ct.pinterest.com/v3/?event=init&tid=${tagId}&pd[em]=<hashed_email_address>&noscript=1`)}`,
  'snapchat-pixel': ({ pixelId }) =>
    loader(
      'snaptr',
      'https://sc-static.net/scevent.min.js',
      `  snaptr('init', '${pixelId}', {\n  'user_email': '__INSERT_USER_EMAIL__'\n  });\n  snaptr('track', 'PAGE_VIEW');`,
    ),
  'reddit-pixel': ({ pixelId }) =>
    loader(
      'rdt',
      'https://www.redditstatic.com/ads/pixel.js',
      `  rdt('init','${pixelId}', {"optOut":false,"useDecimalCurrencyValues":true});rdt('track', 'PageVisit');`,
    ),
  'x-pixel': ({ pixelId, eventId }) =>
    loader(
      'twq',
      'https://static.ads-twitter.com/uwt.js',
      `  twq('config','${pixelId}');${eventId ? `\n  twq('event', '${eventId}', {});` : ''}`,
    ),
  'microsoft-uet': ({ tagId }) =>
    `<script>(function(w,d,t,r,u){var f=function(){var o={ti:"${tagId}", enableAutoSpaTracking: true};o.q=w[u],w[u]=new UET(o),w[u].push("pageLoad")};w[u]=w[u]||[];var n=d.createElement(t);n.src=r;n.onload=f;d.head.appendChild(n)})(window,document,"script","//bat.bing.com/bat.js","uetq");</script>`,
  'microsoft-clarity': ({ projectId }) => `<script type="text/javascript">
    (function(c,l,a,r,i){ c[a]=c[a]||function(){(c[a].q=c[a].q||[]).push(arguments)};
        var t=l.createElement(r);t.async=1;t.src="https://www.clarity.ms/tag/"+i; l.head.appendChild(t);
    })(window, document, "clarity", "script", "${projectId}");
</script>`,
  'criteo-onetag': ({
    accountId,
  }) => `<script type="text/javascript" src="//dynamic.criteo.com/js/ld/ld.js?a=${accountId}" async="true"></script>
<script type="text/javascript">
window.criteo_q = window.criteo_q || [];
window.criteo_q.push(
 { event: "setAccount", account: ${accountId} },
 { event: "setSiteType", type: "d" },
 { event: "viewHome" });
</script>`,
  matomo: ({ url = '', siteId }) => `<!-- Matomo -->
<script>
  var _paq = window._paq = window._paq || [];
  _paq.push(['trackPageView']);
  _paq.push(['enableLinkTracking']);
  (function() {
    var u="${url.replace(/^https:/, '')}";
    _paq.push(['setTrackerUrl', u+'matomo.php']);
    _paq.push(['setSiteId', '${siteId}']);
    var d=document, g=d.createElement('script'); g.async=true; g.src=u+'matomo.js'; d.head.appendChild(g);
  })();
</script>
<!-- End Matomo Code -->`,
  plausible: ({ domain, scriptHost }) =>
    `<script defer data-domain="${domain}" src="https://${scriptHost}/js/script.js"></script>`,
  'goat-counter': ({ code }) => `<script data-goatcounter="https://${code}.goatcounter.com/count"
        async src="//gc.zgo.at/count.js"></script>`,
  'image-pixel': ({ url = '' }) => hiddenImage(url.replaceAll('&', '&amp;')),
  ...FURTHER_SNIPPETS,
};
