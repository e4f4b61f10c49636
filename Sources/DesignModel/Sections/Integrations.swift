import Diagnostics
import DocumentReader

extension Reading {
    private static let settingGrammar = TableGrammar(name: "table of settings", columns: [.setting, .value])
    private static let settingColumns: [Column] = [
        .wire, .baseURL, .authentication, .timeout, .retry, .circuitBreaker, .bulkhead, .degradedMode, .owner,
    ]
    private static let integrationGrammar = TableGrammar(
        name: "table of integrations",
        columns: [.integration] + settingColumns
    )
    private static let operationGrammar = TableGrammar(
        name: "table of operations",
        columns: [.operation, .request, .success, .errors, .idempotentBy]
    )

    /// Reads all of them, so that steps which call them know their operations.
    func readIntegrations() {
        for index in components.indices {
            findings.component = components[index].label
            let outline = components[index].outline
            for part in outline.parts(.integrations) {
                let table = findings.table(in: part.section, of: "Integrations", Self.integrationGrammar)
                for row in table?.rows ?? [] { readIntegrationRow(row, in: index) }
            }
            for part in outline.parts(.integration) { readIntegration(part, in: index) }
            for integration in components[index].integrations { integrations[integration.name.value] = integration }
        }
        findings.component = nil
    }

    /// A row of the one table; its operations may stand below a heading of its name.
    private func readIntegrationRow(_ row: ReadRow, in component: Int) {
        guard let name = findings.needed(.integration, of: row, help: "Name the other system.")?.located else { return }
        findings.checkStyle(name, "an integration", .upperCamel)
        let others = components[component].integrations
        if let first = others.first(where: { $0.name.value == name.value }) {
            return findings.duplicate(
                "integration",
                name,
                first: first.name.span,
                leadsTo: "It would be open which of the two counts."
            )
        }
        _ = names.integrations.declare(name)
        var integration = Integration(name: name, requirements: [], operations: [], span: row.span)
        for column in Self.settingColumns {
            guard let cell = row[column], !cell.isNone else { continue }
            read(column, cell, into: &integration)
        }
        components[component].integrations.append(integration)
    }

    private func readIntegration(_ part: OutlinePart, in component: Int) {
        let heading = "Integration: \(part.name.value)"
        let known = components[component].integrations.firstIndex { $0.name.value == part.name.value }
        guard known != nil || names.integrations.place(of: part.name.value) == part.name.span else { return }
        let requirements = findings.readRequirements(of: part.heading, known: names.requirements)
        if let known {
            // The row says the settings.
            let table = findings.table(in: part.section, of: heading, Self.operationGrammar)
            components[component].integrations[known].operations = readOperations(table)
            components[component].integrations[known].requirements = requirements
            components[component].integrations[known].span = part.heading.span
            return
        }
        findings.checkStyle(part.name, "an integration", .upperCamel)
        var section = part.section
        section.blocks.removeAll { isOperations($0) }
        var integration = Integration(
            name: part.name,
            requirements: requirements,
            operations: [],
            span: part.heading.span
        )
        readSettings(
            OutlinePart(kind: .integration, heading: part.heading, section: section),
            Self.settingGrammar,
            Self.settingColumns.map { column in
                (column.rawValue, { self.read(column, $0, into: &integration) })
            }
        )
        section = part.section
        section.blocks.removeAll { if case .table = $0 { !isOperations($0) } else { false } }
        // A heading with nothing below it lacks its settings first.
        let isEmpty = !part.section.blocks.contains { if case .table = $0 { true } else { false } }
        let table = isEmpty ? nil : findings.table(in: section, of: heading, Self.operationGrammar)
        integration.operations = readOperations(table)
        components[component].integrations.append(integration)
    }

    private func isOperations(_ block: Block) -> Bool {
        guard case .table(let table) = block else { return false }
        let header = table.header.map { matchKey($0.plainText) }
        return Self.operationGrammar.fit(of: header) > Self.settingGrammar.fit(of: header)
    }

    private func read(_ setting: Column, _ cell: Inline, into integration: inout Integration) {
        switch setting {
        case .wire: integration.wire = findings.readWire(cell)
        case .baseURL: integration.baseURL = variable(cell.located)
        case .authentication:
            integration.authentication = findings.readCallAuthentication(cell, variable: variable)
        case .timeout: integration.timeout = findings.readTimeout(cell)
        case .retry: integration.retry = findings.readRetry(cell)
        case .circuitBreaker: integration.circuitBreaker = findings.readCircuitBreaker(cell)
        case .bulkhead:
            integration.bulkhead = findings.readCount(
                cell,
                of: "calls",
                help: "Write `32 calls`: as many are open at once."
            )
        case .degradedMode: integration.degradedMode = Located(cell.plainText, at: cell.span)
        default: integration.owner = Located(cell.plainText, at: cell.span)
        }
    }

    /// A variable that Configuration declares.
    private func variable(_ name: Located<String>) -> Located<String>? {
        if names.variables.contains(name.value) { return name }
        findings.unknown(
            "variable",
            name,
            among: names.variables.order,
            leadsTo: "The service could not reach the other system.",
            help: "Declare it below `## Configuration`."
        )
        return nil
    }

    // MARK: Operations

    private func readOperations(_ table: ReadTable?) -> [Integration.Operation] {
        var operations: [Integration.Operation] = []
        for row in table?.rows ?? [] {
            guard let operation = readOperation(row) else { continue }
            if let first = operations.first(where: { $0.name.value == operation.name.value }) {
                findings.duplicate(
                    "operation",
                    operation.name,
                    first: first.name.span,
                    leadsTo: "It would be open which of the two is called."
                )
            } else {
                operations.append(operation)
            }
        }
        return operations
    }

    private func readOperation(_ row: ReadRow) -> Integration.Operation? {
        guard let name = findings.needed(.operation, of: row, help: "Name the operation.")?.located else { return nil }
        findings.checkStyle(name, "an operation", .lowerCamel)
        let request = findings.needed(
            .request,
            of: row,
            help: "Write method, path and body: `` `POST /charges {…}` ``."
        )
        .flatMap { findings.readRequest($0, entities: names.entities) }
        let success = findings.needed(
            .success,
            of: row,
            help: "Write status and record: `` `201 {id: text(1..80)}` ``."
        )
        .flatMap { findings.readAnswer($0, entities: names.entities) }
        guard let request, let success else {
            faultyOperations.insert(name.value)
            return nil
        }
        return Integration.Operation(
            name: name,
            method: request.method,
            path: request.path,
            parameters: request.parameters,
            success: success,
            errors: row[.errors].map { findings.readDeclaredErrors($0) } ?? [],
            idempotentBy: row[.idempotentBy].flatMap { cell in
                cell.isNone ? nil : findings.readIdempotencyKey(cell, parameters: request.parameters)
            },
            requestSpan: row.span(.request),
            idempotentBySpan: row.span(.idempotentBy),
            span: row.span
        )
    }
}
