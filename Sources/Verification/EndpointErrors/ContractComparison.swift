import DesignModel
import Diagnostics

/// An endpoint's `Errors` cell beside what its meaning says.
struct ContractComparison {
    /// What it can answer and the cell does not name.
    var missing: [DerivedError] = []
    /// What the cell names and it cannot answer, with what was probably meant.
    var extra: [(error: Endpoint.ContractError, meant: DerivedError?)] = []
    /// An error without a code that the cell gives a code of its own.
    var renamed: [(error: Endpoint.ContractError, meaning: ErrorMeaning)] = []

    /// `nil` where something that decides the answers was not understood.
    init?(_ endpoint: Endpoint, in view: DesignView) {
        let derivation = view.derivation(of: endpoint)
        guard derivation.isComplete, !view.isTroubled(in: endpoint.span) else { return nil }
        var unnamed = derivation.causes.filter { !endpoint.names($0) }
        let unexplained = endpoint.errors.filter { error in
            !derivation.causes.contains { $0.status == error.status && $0.code == error.code }
        }
        var impossible: [(error: Endpoint.ContractError, meant: DerivedError?)] = []
        for error in unexplained {
            guard let named = Self.error(named: error, among: unnamed, view) else {
                impossible.append((error, nil))
                continue
            }
            unnamed.removeAll { $0.code == nil && $0.meaning.status == named.meaning.status }
            if named.status == error.status {
                renamed.append((error, named.meaning))
            } else {
                impossible.append((error, named))
            }
        }
        missing = Derivation.merged(unnamed.filter { $0.certainty == .certain })
        for (error, named) in impossible {
            let meant = named ?? Self.meant(by: error, among: missing)
            missing.removeAll { $0 == meant }
            extra.append((error, meant))
        }
    }

    /// The error without a code of its own that the cell gives this code, with the status that it is answered with then;
    /// rather one that the cell gives the right status.
    private static func error(
        named error: Endpoint.ContractError,
        among unnamed: [DerivedError],
        _ view: DesignView
    ) -> DerivedError? {
        guard let code = error.code else { return nil }
        let named = unnamed.filter { $0.code == nil && [400, 401, 403, 404].contains($0.meaning.status) }.map { bare in
            var named = bare
            named.code = code
            named.status = view.status(of: ErrorMeaning(bare.meaning.status, code, bare.meaning.kind))
            return named
        }
        return named.first { $0.status == error.status } ?? named.first { $0.meaning.status == error.status }
    }

    /// The missing error that this one was probably to be: the same code, the status that it has by its meaning, or a code
    /// or status that is near.
    private static func meant(by error: Endpoint.ContractError, among missing: [DerivedError]) -> DerivedError? {
        if let code = error.code, let same = missing.first(where: { $0.code == code }) { return same }
        if let same = missing.first(where: { $0.meaning.status == error.status && $0.code == error.code }) {
            return same
        }
        let sameStatus = missing.filter { $0.status == error.status }
        if let code = error.code {
            guard let name = didYouMean(code, among: sameStatus.compactMap(\.code)) else { return nil }
            return sameStatus.first { $0.code == name }
        }
        return sameStatus.count == 1 ? sameStatus[0] : nil
    }
}

extension Endpoint {
    fileprivate func names(_ error: DerivedError) -> Bool {
        errors.contains { $0.status == error.status && $0.code == error.code }
    }
}
