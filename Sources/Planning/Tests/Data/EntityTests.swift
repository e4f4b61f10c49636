import DesignModel
import Verification

/// Plans the tests of one entity's table and repository.
struct EntityTests {
    let entity: EntityPlan
    let data: DataPlan
    let samples: SamplePlan
    let view: DesignView
    let target: String
    let requirements: [RequirementID]

    func suites() -> [DataSuite] {
        [rows(), rules(), uniqueness(), references(), conditions(), orders()].compactMap(\.self)
    }

    func builder(_ word: String, _ title: String) -> RowSuiteBuilder<DataCheck> {
        RowSuiteBuilder(
            layer: .data,
            target: target,
            name: entity.typeName + word + "Tests",
            subject: "Entity: " + entity.name,
            title: title,
            requirements: requirements
        )
    }

    /// One sample row with every row that it refers to.
    func sample() -> (world: ModelWorld, row: String) {
        var world = ModelWorld(data: data, samples: samples)
        let row = world.add(entity.name)
        world.completeReferences()
        return (world, row)
    }

    // MARK: Storing

    private func rows() -> DataSuite? {
        var builder = builder("Row", "storing, changing and deleting")
        let (world, row) = sample()
        builder.add(.success, .unit, "reads back what was stored", in: world, unstored: [row], .readsBack(row: row))
        addBounds(to: &builder)
        guard let change = change(of: row, in: world) else { return builder.suite }
        builder.add(.success, .unit, "counts the version with each change", in: world, .updates(row: row, change))
        builder.add(
            .conflict,
            .unit,
            "refuses the change of a row that was changed in the meantime",
            in: world,
            .staleUpdate(row: row, change)
        )
        builder.add(
            .success,
            .unit,
            "deletes a row that nothing refers to",
            in: world,
            .deletes(row: row, deletion(of: row, in: world))
        )
        builder.add(
            .conflict,
            .unit,
            "does not delete a row that was changed in the meantime",
            in: world,
            .staleDelete(row: row, change)
        )
        return builder.suite
    }

    /// Rows in which every field is at its lower bound, at its upper one, or filled although it could be null.
    private func addBounds(to builder: inout RowSuiteBuilder<DataCheck>) {
        let low = bounded(\.first)
        let high = bounded(\.last)
        builder.add(
            .boundary,
            .unit,
            "keeps values at their lower bounds",
            in: low.0,
            unstored: [low.1],
            .readsBack(row: low.1)
        )
        builder.add(
            .boundary,
            .unit,
            "keeps values at their upper bounds",
            in: high.0,
            unstored: [high.1],
            .readsBack(row: high.1)
        )
    }

    private func bounded(_ end: ([SampleBound]) -> SampleBound?) -> (ModelWorld, String) {
        var world = ModelWorld(data: data, samples: samples)
        let row = world.add(entity.name)
        for member in entity.members where member.name != "state" {
            if let target = member.referencedEntity {
                world.set(row, member.name, .row(world.add(target, named: Names.member(member.name))))
            } else {
                let value = end(samples.bounds(of: member))?.value ?? samples.input(member, in: entity, number: 2)
                let known = world[row]?.values[member.name]
                world.set(row, member.name, value)
                if world.breaksRule(row) { world.set(row, member.name, known ?? .null) }
            }
        }
        world.completeReferences()
        return (world, row)
    }

    /// Another value for one of the fields; `nil` for an entity of references alone.
    func change(of row: String, in world: ModelWorld) -> FieldChange? {
        for member in entity.members where member.referencedEntity == nil && member.name != "state" {
            for number in 2...4 {
                let value = samples.input(member, in: entity, number: number)
                var changed = world
                changed.set(row, member.name, value)
                let isOther = value != world[row]?.values[member.name]
                if isOther, !changed.breaksRule(row) { return FieldChange(member: member, value: value) }
            }
        }
        return nil
    }

    func deletion(of row: String, in world: ModelWorld) -> RowOutcome {
        var simulation = FlowSimulation(view: view, world: world, names: [:])
        guard simulation.delete(row) else { return .refused(ExpectedRefusal(ModelRefusal(409, "still_referenced"))) }
        return .done(after: simulation.world, result: .null)
    }

    // MARK: References

    private func references() -> DataSuite? {
        var builder = builder("Reference", "references")
        for key in entity.foreignKeys {
            let word = Names.prose(key.member.name)
            var (world, row) = sample()
            world.set(row, key.member.name, .unknownID)
            let refusal = ModelRefusal(422, "unknown_reference", pointers: ["/" + key.member.name])
            if entity.answeredReferences.contains(where: { $0.name == key.name }) {
                builder.add(
                    .constraint,
                    .unit,
                    "refuses \(Names.article(word)) \(word) that does not exist",
                    in: world,
                    unstored: [row],
                    .refuses(row: row, ExpectedRefusal(refusal, fieldCodes: ["unknown_reference"]))
                )
            }
            let stored = sample()
            builder.add(
                .constraint,
                .unit,
                "the table itself refuses \(Names.article(word)) \(word) that does not exist",
                in: stored.world,
                .violatesReference(row: stored.row, key)
            )
            addDeletion(of: key, to: &builder)
        }
        return builder.suite
    }

    /// Deletes the row that is referred to.
    private func addDeletion(of key: ForeignKeyPlan, to builder: inout RowSuiteBuilder<DataCheck>) {
        var world = ModelWorld(data: data, samples: samples)
        let parent = world.add(key.entity, named: Names.member(key.member.name))
        let row = world.add(entity.name)
        world.set(row, key.member.name, .row(parent))
        // Another row, which has to stay as it is.
        let other = world.add(entity.name, named: "other" + entity.typeName)
        let otherParent = world.add(key.entity, named: "other" + Names.type(key.member.name))
        world.set(other, key.member.name, .row(otherParent))
        world.completeReferences()
        let outcome = deletion(of: parent, in: world)
        let (word, noun) = (Names.prose(key.member.name), Names.prose(entity.name))
        let title =
            switch key.onDelete {
            case .restrict: "keeps \(Names.article(word)) \(word) that \(Names.article(noun)) \(noun) refers to"
            case .cascade: "goes with its \(word)"
            case .clear: "loses its \(word) when that is deleted"
            }
        builder.add(.constraint, .unit, title, in: world, .deletes(row: parent, outcome))
    }
}
