/** The operations of the chapter about buying together, as an outside client would write them. */
const REFUSAL = '... on Refusal { code message }';
const SHARE = 'share { seats seatCost fee total }';

const POOL_FIELDS = `id provider licenceYear state fixedFee purchase { seats quantity unitPrice cost } buyers(first: 50) { nodes { municipality { slug } requestedSeats ${SHARE} } }`;
export const POOLS = 'query Pools { licencePools(first: 20) { nodes { id provider licenceYear state purchase { seats quantity } } } }';
export const POOL = `query Pool($id: ID!) { licencePool(id: $id) { ${POOL_FIELDS} } }`;
export const OFFERS = `query Offers($seats: Int!) { licenceOffers(first: 20) { nodes { id provider licenceYear state grantedSeats ${SHARE} estimate(seats: $seats) { seatCost fee alone purchase { seats quantity } } } } }`;
export const REQUEST = `mutation Request($input: RequestSeatsInput!) { requestSeats(input: $input) { __typename ... on LicenceOffer { id request { seats } } ${REFUSAL} } }`;
export const ORDER = `mutation Order($input: OrderLicencesInput!) { orderLicences(input: $input) { __typename ... on LicencePool { id state } ${REFUSAL} } }`;
export const GRANT = `mutation Grant($input: GrantOrderedSeatsInput!) { grantOrderedSeats(input: $input) { __typename ... on LicencePool { id grantedSeats } ${REFUSAL} } }`;
export const TOLD = 'query Told { notifications(first: 30) { nodes { kind text } } }';
