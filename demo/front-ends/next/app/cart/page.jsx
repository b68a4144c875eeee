export const dynamic = 'force-dynamic';

export default function Cart() {
  return (
    <>
      <h1>Your cart</h1>
      <p>One Wren Box, €39</p>
    </>
  );
}
