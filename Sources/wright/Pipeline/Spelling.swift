import Diagnostics
import Generation
import Planning
import Verification

/// Plans a buildable design and spells it out; what no service can be written from becomes a finding at its place.
struct Spelling {
    let front: FrontEnd
    let path: String
    let options: SharedOptions

    /// - Throws: `Stop` after the findings were printed.
    func service(of design: BuildableDesign) async throws -> WrittenService {
        let plan = ServicePlan(design)
        let faults = plan.data.faults.map(finding)
        guard faults.isEmpty else { throw refuse(faults) }
        do {
            return try await WrittenService(plan)
        } catch let error as UnsupportedExpression {
            throw refuse([finding(error.message, at: error.span)])
        }
    }

    private func finding(_ fault: DataPlan.Fault) -> Diagnostic {
        switch fault {
        case .referenceCycle(let entities):
            let names = entities.map { "`" + $0 + "`" }.joined(separator: ", ")
            let span = front.design.components.flatMap(\.entities).first { $0.name.value == entities.first }?.name.span
            return finding("the tables of \(names) refer to each other in a circle", at: span ?? front.design.name.span)
        }
    }

    private func finding(_ message: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "not-built-yet",
            .error,
            message,
            at: span,
            leadsTo: "Nothing is written: a part left out would be worse than none.",
            help: "Say it with what the format's reference lists as supported, or in a `Custom`."
        )
    }

    private func refuse(_ findings: [Diagnostic]) -> Stop {
        FindingsPrinter(options: options, path: path).print(findings, files: front.files)
        return Stop(.designHasErrors)
    }
}
