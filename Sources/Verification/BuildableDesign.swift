import DesignModel
import Diagnostics

/// A verified design that has no part which no service is written from yet: what planning starts from.
///
/// Only `buildable` makes one.
public struct BuildableDesign: Sendable {
    public let verified: VerifiedDesign

    fileprivate init(_ verified: VerifiedDesign) { self.verified = verified }
}

/// The design, if a service can be written from all of it, and otherwise every part that stands in the way, in the
/// order of their places.
public func buildable(_ verified: VerifiedDesign) -> (design: BuildableDesign?, refused: [Diagnostic]) {
    let refused = verified.view.placed(refusals.flatMap { $0.check(verified.view) }).sorted {
        $0.primary.span < $1.primary.span
    }
    return (refused.isEmpty ? BuildableDesign(verified) : nil, refused)
}

extension Verdict {
    /// `nil` where something stops the build, or no service is written from a part yet.
    public var buildable: BuildableDesign? { verified.flatMap { Verification.buildable($0).design } }
}
