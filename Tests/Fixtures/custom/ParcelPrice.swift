import Foundation
import QuotesData
import WrightRuntime

/// The tariff: a base price up to 2 kg, a step for each further 2 kg begun, and two and a half times as much abroad.
public struct ParcelPrice: ParcelPriceLogic {
    private static let baseCents = 450
    private static let stepCents = 150
    private static let gramsPerStep = 2000
    private static let heaviestAbroad = 20_000

    public init() {}

    public func parcelPrice(weight: Int, zone: Quote.Zone) throws(ParcelPriceError) -> Decimal {
        let steps = max(0, weight - 1) / Self.gramsPerStep
        let homeCents = Decimal(Self.baseCents + steps * Self.stepCents)
        switch zone {
        case .home:
            return homeCents / 100
        case .abroad:
            guard weight <= Self.heaviestAbroad else { throw .tooHeavy }
            return homeCents * 5 / 200
        }
    }
}
