import DesignModel
import Planning
import SwiftTree

/// What routes read from the bodies of requests.
struct RequestFiles {
    let plan: ServicePlan
    private var layout: ServiceLayout { plan.service.layout }

    /// - Throws: `UnsupportedExpression` for a default that has no Swift form.
    func files() throws -> [GeneratedFile] { try plan.api.bodies.filter { !$0.fields.isEmpty }.map(file) }

    private func file(_ body: RequestBodyPlan) throws -> GeneratedFile {
        let declarations: [Declaration]
        var imports = ["WrightHTTP"]
        switch body.kind {
        case .create(let entity):
            declarations =
                try plan.data.entity(named: entity).map {
                    try NewRowBuilder(plan: plan, body: body, entity: $0).declarations()
                } ?? []
            imports.append(layout.module(of: .data))
        case .replace(let entity), .merge(let entity):
            declarations =
                try plan.data.entity(named: entity).map {
                    try ChangesBuilder(plan: plan, body: body, entity: $0).declarations()
                } ?? []
            imports.append(layout.module(of: .data))
        case .flow(let flow):
            declarations = [try FlowInputBuilder(plan: plan, body: body, flow: flow).declaration()]
            let printed = SwiftFile(declarations).text
            imports += layout.imports(in: .api).filter {
                $0 != layout.module(of: .data) || plan.data.isNamed(in: printed)
            }
        }
        let file = SwiftFile(imports: imports, declarations)
        return GeneratedFile(path: layout.folder(of: .api) + "/Requests/" + body.fileName, content: file.text)
    }
}
