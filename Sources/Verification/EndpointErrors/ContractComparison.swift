import DesignModel
import Diagnostics

/// An endpoint's `Errors` cell beside what its meaning says.
struct ContractComparison {
    /// What it can answer and the cell does not name.
    var missing: [DerivedError] = []
    /// What the cell names and it cannot answer, with what was probably meant.
    var extra: [(error: Endpoint.ContractError, meant: DerivedError?)] = []
    /// A bare status that the cell gives a code of its own.
    var renamed: [Endpoint.ContractError] = []

    /// `nil` where something that decides the answers was not understood.
    init?(_ endpoint: Endpoint, in view: DesignView) {
        let derivation = view.derivation(of: endpoint)
        guard derivation.isComplete, !view.isTroubled(in: endpoint.span) else { return nil }
        let derived = derivation.errors
        let named = Set(endpoint.errors.map { Answer(status: $0.status, code: $0.code) })
        let possible = Set(derived.map { Answer(status: $0.status, code: $0.code) })
        missing = derived.filter {
            $0.certainty == .certain && !named.contains(Answer(status: $0.status, code: $0.code))
        }
        for error in endpoint.errors where !possible.contains(Answer(status: error.status, code: error.code)) {
            let bare = Answer(status: error.status, code: nil)
            if possible.contains(bare), error.code != nil, [400, 401, 403, 404].contains(error.status) {
                renamed.append(error)
                missing.removeAll { $0.status == error.status && $0.code == nil }
                continue
            }
            let meant = Self.meant(by: error, among: missing)
            if let meant, let place = missing.firstIndex(of: meant) { missing.remove(at: place) }
            extra.append((error, meant))
        }
    }

    private struct Answer: Hashable {
        var status: Int
        var code: String?
    }

    /// The missing error that this one was probably to be: the same code, or a code or status that is near.
    private static func meant(by error: Endpoint.ContractError, among missing: [DerivedError]) -> DerivedError? {
        if let code = error.code, let same = missing.first(where: { $0.code == code }) { return same }
        let sameStatus = missing.filter { $0.status == error.status }
        if let code = error.code {
            guard let name = didYouMean(code, among: sameStatus.compactMap(\.code)) else { return nil }
            return sameStatus.first { $0.code == name }
        }
        return sameStatus.count == 1 ? sameStatus[0] : nil
    }
}
