import type { DomainArguments } from './types.js';

export const procurement: DomainArguments = {
  ids: {
    'Query.licencePool.id': 'LicencePool',
    'Query.licenceOffer.id': 'LicenceOffer',
    'RequestSeatsInput.offerId': 'LicenceOffer',
    'ChangeLicencePricesInput.poolId': 'OpenPool:LicencePool',
    'OrderLicencesInput.poolId': 'LicencePool',
    'GrantSeatsInput.poolId': 'OrderedPool:LicencePool',
    'GrantSeatsInput.municipalityId': 'Buyer:Tenant',
    'GrantOrderedSeatsInput.poolId': 'OrderedPool:LicencePool',
    'CloseLicencePoolInput.poolId': 'PoolToClose:LicencePool',
  },
  values: {
    'OpenLicencePoolInput.provider': 'x',
    'OpenLicencePoolInput.licenceYear': 2040,
    'OpenLicencePoolInput.feeSplit': undefined,
    'OpenLicencePoolInput.tiers': [{ from: 1, unitPrice: 100 }],
    'ChangeLicencePricesInput.tiers': [{ from: 1, to: null, unitPrice: 100 }],
    'OpenLicencePoolInput.fixedFee': undefined,
    'ChangeLicencePricesInput.fixedFee': undefined,
    'OrderLicencesInput.seats': 5,
    'GrantSeatsInput.seats': 5,
    'RequestSeatsInput.seats': 3,
    'RequestSeatsInput.population': undefined,
    'LicenceOffer.estimate.seats': 3,
    'LicenceOffer.statementFile.encoding': 'UTF_8_BOM',
    'LicencePool.statementFile.encoding': 'UTF_8_BOM',
  },
  expected: {
    forOperators: ['openLicencePool', 'changeLicencePrices', 'orderLicences', 'grantSeats', 'grantOrderedSeats', 'closeLicencePool', 'requestSeats'],
    notForMembers: ['licence_pool'],
  },
};
