/** @type {import('next').NextConfig} */
export default {
  // What compresses stands in front of the adapter: a proxy, as a rule.
  compress: false,
  poweredByHeader: false,
};
