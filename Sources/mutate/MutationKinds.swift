/// Every kind of mutation, stated before it was run.
let mutationKinds: [MutationKind] =
    requirementKinds + dataKinds + lifecycleKinds + flowKinds + endpointKinds + systemKinds + scenarioKinds + placeKinds
