import DesignModel
import Planning
import SwiftTree

/// Writes the sample rows that all tests share.
struct SampleFile {
    let plan: ServicePlan
    let samples: SamplePlan
    let spelling: TestSpelling

    init(_ plan: ServicePlan) {
        self.plan = plan
        samples = plan.tests.samples
        spelling = TestSpelling(plan)
    }

    /// ```swift
    /// public enum Sample {
    ///     public static func ticket(_ index: Int = 1, number: String? = nil, customerID: UUID, …) -> Ticket { … }
    /// }
    /// ```
    func file() -> SwiftFile {
        let type = TypeDeclaration(
            .enumeration,
            "Sample",
            access: .public,
            documentation: [
                "Rows that satisfy every rule of the design; rows with different numbers may stand together."
            ],
            members: plan.data.entities.map { .function(function($0)) }
        )
        var declarations: [Declaration] = [.type(type), .type(identifiers)]
        let printed = SwiftFile([.type(type)]).text
        if printed.holds("?? text(") { declarations.append(.type(texts)) }
        if printed.holds(".sample(") { declarations.append(.type(lists)) }
        return SwiftFile(
            imports: [plan.service.layout.module(of: .data), "WrightRuntime", "WrightTesting"],
            declarations
        )
    }

    private func function(_ entity: EntityPlan) -> FunctionDeclaration {
        let taken = Set(entity.members.map(\.property))
        let number = ["number", "index", "ordinal", "place"].first { !taken.contains($0) } ?? "sampleNumber"
        let parameters = [FunctionDeclaration.Parameter(number, label: "_", type: "Int", defaultValue: "1")]
        let values = entity.members.map { member -> Expression.Argument in
            let name = Expression.code(Names.escaped(member.property))
            guard let counted = counted(member, in: entity, number) else { return .init(member.property, name) }
            return .init(member.property, .chain([name, counted], operator: "??"))
        }
        return FunctionDeclaration(
            Names.escaped(entity.variable),
            access: .public,
            isStatic: true,
            documentation: ["\(Names.article(Names.prose(entity.name)).capitalisedFirst) \(Names.prose(entity.name))."],
            parameters: parameters + entity.members.map { parameter($0, in: entity) },
            result: entity.typeName,
            body: [.expression(.call(entity.typeName, values))]
        )
    }

    private func parameter(_ member: MemberPlan, in entity: EntityPlan) -> FunctionDeclaration.Parameter {
        let name = Names.escaped(member.property)
        let type = SwiftSpelling.type(member.value)
        if member.referencedEntity != nil {
            return .init(name, type: type, defaultValue: member.isOptional ? "nil" : nil)
        }
        if counted(member, in: entity, "number") != nil { return .init(name, type: type + "?", defaultValue: "nil") }
        let value = samples.value(of: member, in: entity, number: 1)
        return .init(name, type: type, defaultValue: spelling.swift(value, member.value) { $0 })
    }

    /// The value by the number of the row; `nil` where every row has the same.
    private func counted(_ member: MemberPlan, in entity: EntityPlan, _ number: String) -> Expression? {
        guard member.referencedEntity == nil, samples.isUnique(member, in: entity) else { return nil }
        let first = samples.value(of: member, in: entity, number: 1)
        guard first != samples.value(of: member, in: entity, number: 2) else { return nil }
        switch (member.type, member.pattern) {
        case (.text(let bounds), nil):
            var arguments: [Expression.Argument] = [
                .init(nil, .string(Names.prose(member.name))), .init(nil, .code(number)),
            ]
            if let least = bounds.least, least > 0 { arguments.append(.init("least", .code(String(least)))) }
            if let most = bounds.most { arguments.append(.init("most", .code(String(most)))) }
            return .call("text", arguments)
        case (.email, _): return .code("\"\(Names.column(member.name))\\(\(number))@example.org\"")
        case (.url, _): return .code("\"https://example.org/\(Names.column(member.name))/\\(\(number))\"")
        case (.uuid, _): return .code("id(\(number))")
        case (.timestamp, _): return .code("ServiceHarness.start + .seconds(\(number) * 60)")
        case (.duration, _): return .code(".seconds(\(number) * 60)")
        default:
            let values = (1...40).map { samples.value(of: member, in: entity, number: $0) }
            let list = Expression.array(values.map { spelling.swift($0, member.value) { $0 } })
            return .call(.member(list, "sample"), [.init(nil, .code(number))])
        }
    }

    // MARK: Values

    private var identifiers: TypeDeclaration {
        TypeDeclaration(
            .extension,
            "Sample",
            members: [
                .function(
                    FunctionDeclaration(
                        "id",
                        access: .public,
                        isStatic: true,
                        documentation: ["An id that no row has, different for different numbers."],
                        parameters: [.init("number", label: "_", type: "Int")],
                        result: "UUID",
                        body: [
                            .constant(
                                "bytes",
                                type: "[UInt8]",
                                .code("(0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }")
                            ),
                            .giveBack(
                                .call(
                                    "UUID",
                                    [
                                        .init(
                                            "uuid",
                                            .code(
                                                "(0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3])"
                                            )
                                        )
                                    ]
                                )
                            ),
                        ]
                    )
                )
            ]
        )
    }

    private var lists: TypeDeclaration {
        TypeDeclaration(
            .extension,
            "Array",
            members: [
                .function(
                    FunctionDeclaration(
                        "sample",
                        access: .fileprivate,
                        documentation: ["The element of that number, counted from 1; after the last the first again."],
                        parameters: [.init("number", label: "_", type: "Int")],
                        result: "Element",
                        body: ["self[(number - 1) % count]"]
                    )
                )
            ]
        )
    }

    private var texts: TypeDeclaration {
        TypeDeclaration(
            .extension,
            "Sample",
            members: [
                .function(
                    FunctionDeclaration(
                        "text",
                        access: .private,
                        isStatic: true,
                        documentation: ["`subject 7`, made longer or shorter to fit; the number always stays."],
                        parameters: [
                            .init("word", label: "_", type: "String"), .init("number", label: "_", type: "Int"),
                            .init("least", type: "Int", defaultValue: "0"),
                            .init("most", type: "Int", defaultValue: ".max"),
                        ],
                        result: "String",
                        body: [
                            .constant("digits", .code("String(number)")),
                            .variable("text", .code("word + \" \" + digits")),
                            .code(
                                "if text.count > most { text = String(word.prefix(max(0, most - digits.count))) + digits }"
                            ),
                            .code("if text.count > most { text = String(digits.suffix(most)) }"),
                            .when(
                                ["text.count < least"],
                                [
                                    .assign(
                                        "text",
                                        .code(
                                            "word + \" \" + String(repeating: \"x\", count: least - text.count) + digits"
                                        )
                                    )
                                ]
                            ),
                            .giveBack("text"),
                        ]
                    )
                )
            ]
        )
    }
}

extension String {
    /// The text with its first letter as a capital.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
