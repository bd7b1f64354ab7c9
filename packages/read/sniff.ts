const marker = /^(?:[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?Data(?:Contract|Product|Consumer)\b|[ \t{]*["']?(?:dataContractSpecification|data_product)["']?[ \t]*:)/m;
const inJson = /"kind"\s*:\s*"Data(?:Contract|Product|Consumer)"|"(?:dataContractSpecification|data_product)"\s*:/;

/** Whether bytes look like a contract, a product or a consumer: a cheap look for the keys that mark one, so that the rest of a repository is not parsed. */
export function looksLikeContract(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/DataContract|DataProduct|DataConsumer|dataContractSpecification|data_product/.test(text)) return false;
  return marker.test(text) || inJson.test(text);
}
