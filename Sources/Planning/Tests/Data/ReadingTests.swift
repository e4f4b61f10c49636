import DesignModel
import Expressions
import Verification

/// Plans the tests of views, queries and migrations.
struct ReadingTests {
    let data: DataPlan
    let samples: SamplePlan
    let view: DesignView
    let target: String
    let everything: [RequirementID]

    private func builder(_ name: String, _ subject: String, _ title: String, _ ids: [RequirementID]) -> RowSuiteBuilder<
        DataCheck
    > {
        RowSuiteBuilder(
            layer: .data,
            target: target,
            name: name,
            subject: subject,
            title: title,
            requirements: ids.isEmpty ? everything : ids
        )
    }

    // MARK: Views

    func views() -> [DataSuite] {
        data.views.compactMap { view in
            var builder = builder(view.typeName + "ViewTests", "View: " + view.name, "what it shows", view.requirements)
            let (world, bare, full) = situation(of: view)
            for (row, title) in [
                (bare, "shows a row that refers to nothing and that nothing refers to"),
                (full, "shows what lies behind references and counts two rows"),
            ] {
                let values = values(of: view, row, world)
                guard !values.isEmpty else { continue }
                builder.add(.success, .integration, title, in: world, .shows(view, row: row, values: values))
            }
            return builder.suite
        }
    }

    /// A row with nothing around it, and one with every reference and two of all that is counted.
    private func situation(of view: ViewPlan) -> (ModelWorld, bare: String, full: String) {
        var world = ModelWorld(data: data, samples: samples)
        let bare = world.add(view.entity)
        let full = world.add(view.entity, named: "full" + Names.type(view.entity))
        for (index, member) in (data.entity(named: view.entity)?.members ?? []).enumerated() {
            if let target = member.referencedEntity {
                let row = world.add(target, named: Names.member(member.name))
                world.distinguish(row, index + 11)
                world.set(full, member.name, .row(row))
            } else if let entity = data.entity(named: view.entity), member.isOptional {
                world.set(full, member.name, samples.input(member, in: entity, number: 2))
            }
        }
        for count in view.fields.flatMap(\.expression.counts) {
            var solver = ModelSolver(world: world, names: ["self": .row(full)])
            solver.candidate = full
            let two = TypedExpression(.literal(.integer(2)), type: .integer, span: count.span)
            if solver.make(TypedExpression(.binary(.equal, count, two), type: .boolean, span: count.span), true) {
                world = solver.world
            }
        }
        world.completeReferences()
        return (world, bare, full)
    }

    private func values(of view: ViewPlan, _ row: String, _ world: ModelWorld) -> [(
        field: ViewPlan.Field, value: ModelValue
    )] {
        let evaluator = ModelEvaluator(world: world, names: ["self": .row(row)], candidate: row)
        return view.fields.compactMap { field in
            guard var value = evaluator.value(field.expression) else { return nil }
            if case .decimal(let scale) = field.value.unwrapped, value != .null {
                value = value.decimal(scale: scale) ?? value
            }
            return (field, value)
        }
    }

    // MARK: Queries

    func queries() -> [DataSuite] {
        data.queries.compactMap { query in
            var builder = builder(
                query.typeName + "Tests",
                "Query: " + query.name,
                "what it answers",
                query.requirements
            )
            let world = crowd()
            let wide = query.inputs.map { $0.isOptional ? .null : argument($0, in: world) }
            builder.add(
                .success,
                .integration,
                "answers with the rows of its statement in their order",
                in: world,
                .queries(query, arguments: wide, isEmpty: false)
            )
            let narrow = query.inputs.map { argument($0, in: world) }
            if narrow != wide {
                builder.add(
                    .success,
                    .integration,
                    "answers with fewer rows where more is asked",
                    in: world,
                    .queries(query, arguments: narrow, isEmpty: false)
                )
            }
            let aggregates = !query.sql.uppercased().contains("GROUP BY") && query.sql.uppercased().contains("COUNT(")
            if !aggregates {
                builder.add(
                    .boundary,
                    .integration,
                    "answers with nothing where there is nothing",
                    in: ModelWorld(data: data, samples: samples),
                    .queries(query, arguments: wide, isEmpty: true)
                )
            }
            return builder.suite
        }
    }

    /// A value for which a query finds rows: of a field of that name, or a moment on the side that its name tells.
    private func argument(_ input: MemberPlan, in world: ModelWorld) -> ModelValue {
        let isEnd = ["until", "before", "to", "end"].contains {
            Names.words(of: input.name).map { $0.lowercased() }.contains($0)
        }
        switch input.type {
        case .timestamp: return .moment(after: isEnd ? 31_536_000 : 0)
        case .date: return .date(isEnd ? "2099-12-31" : "2000-01-01")
        default: break
        }
        let known = world.rows.lazy.compactMap { row -> ModelValue? in
            let member = data.entity(named: row.entity)?.member(named: input.name)
            guard member?.type == input.type, let value = row.values[input.name], value != .null else { return nil }
            return value
        }
        return known.first ?? samples.input(input, number: 1)
    }

    /// Five rows of each entity, in all states and with all words, that refer to each other unevenly.
    private func crowd() -> ModelWorld {
        var world = ModelWorld(data: data, samples: samples)
        var known: [String: [String]] = [:]
        for name in data.migration.order {
            guard let entity = data.entity(named: name) else { continue }
            for index in 0..<5 {
                let row = world.add(name)
                for member in entity.members {
                    let plain = world
                    fill(member, of: row, index, known, &world)
                    if world.breaksRule(row) { world = plain }
                }
                if world.brokenUnique(of: row) != nil {
                    world.remove(row)
                } else {
                    known[name, default: []].append(row)
                }
            }
        }
        return world
    }

    private func fill(
        _ member: MemberPlan,
        of row: String,
        _ index: Int,
        _ known: [String: [String]],
        _ world: inout ModelWorld
    ) {
        if let target = member.referencedEntity {
            // Most refer to the first two rows, so that there are groups of several and rows without any.
            let rows = known[target] ?? []
            if member.isOptional, index == 4 { return }
            if !rows.isEmpty { world.set(row, member.name, .row(rows[min(index % 3, rows.count - 1)])) }
        } else if let words = member.words, !words.isEmpty {
            world.set(row, member.name, .text(words[(index / 2) % words.count]))
        } else if case .text = world[row]?.values[member.name] ?? .null, let entity = world[row]?.entity,
            let plan = data.entity(named: entity), !samples.isUnique(member, in: plan)
        {
            // From the last to the first, so that an order by a text is not the order of storing.
            world.set(row, member.name, samples.input(member, in: plan, number: 9 - index))
        }
    }

    // MARK: Migrations

    func migrations() -> DataSuite? {
        let migration = data.migration
        var builder = builder("MigrationTests", "Migration: " + migration.fileStem, "up, down and up again", everything)
        let tables =
            (migration.order.compactMap { data.entity(named: $0)?.table } + ["idempotency_key", "sequence_counter"])
            .sorted()
        let indexes = (data.entities.flatMap(\.indexes).map(\.name) + ["idempotency_key_expires_at"]).sorted()
        let empty = ModelWorld(data: data, samples: samples)
        let seeded = crowd()
        func add(_ title: String, _ world: ModelWorld, _ check: MigrationCheck) {
            builder.add(.migration, .integration, title, in: world, .migration(check))
        }
        add("up makes every table and every index", empty, .creates(tables: tables, indexes: indexes))
        for entity in data.entities {
            add("up gives \(Names.prose(entity.name)) its columns", empty, .columns(entity))
        }
        add("down leaves no table, and up makes them again", empty, .takesBack(tables: tables))
        add("up on seeded rows keeps them", seeded, .keepsRows)
        add("down on seeded rows takes them along", seeded, .dropsRows)
        add("status tells what is applied", empty, .status)
        add("a database that is behind is refused", empty, .requiresCurrent)
        return builder.suite
    }
}

extension TypedExpression {
    /// Every count of rows in it.
    fileprivate var counts: [TypedExpression] {
        if case .call(let function, let arguments) = kind, ["size", "count"].contains(function.rawValue),
            let rows = arguments.first, CollectionShape(rows) != nil
        {
            return [self]
        }
        return parts.flatMap(\.counts)
    }
}
