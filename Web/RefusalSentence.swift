import Domain

extension Text {
  /// A refusal as people read it.
  package func sentence(_ refusal: Refusal, in language: Language) -> String {
    switch refusal {
    case .notFound: problemNotFound
    case .unknownKind(let kind): refusalUnknownKind(kind)
    case .unknownMove(let move): refusalUnknownMove(move)
    case .notAllowed(let move): refusalNotAllowed(move[language])
    case .ownWork(let move): refusalOwnWork(move[language])
    case .notFromHere(let move, let state): refusalNotFromHere(state[language], move[language])
    case .stale(_, let person?): refusalStaleBy(person)
    case .stale(_, nil): refusalStale
    case .faults: refusalFaults
    case .missing(let needs): refusalMissing(list(needs.map(\.description)))
    case .openParts(let blockers): refusalOpenParts(named(blockers, language))
    case .openShares(let blockers): refusalOpenShares(named(blockers, language))
    case .notYetDone(let blockers): refusalNotYetDone(named(blockers, language))
    case .stillOpen(let blockers): refusalStillOpen(named(blockers, language))
    case .parentClosed(let blocker): refusalParentClosed(named([blocker], language))
    case .notItsParty(let blocker): refusalNotItsParty(named([blocker], language))
    case .limitPassed: refusalLimitPassed
    case .keyReused: refusalKeyReused
    case .noLead: refusalNoLead
    }
  }

  /// What is wrong with each field that a refusal names.
  package func faults(_ refusal: Refusal) -> [(field: String, sentence: String)] {
    switch refusal {
    case .faults(let faults): faults.map { ($0.field, sentence($0.cause)) }
    case .missing(let needs): needs.map { ($0.description, faultMissing) }
    case .noLead: [("lead", refusalNoLead)]
    default: []
    }
  }

  package func sentence(_ cause: Fault.Cause) -> String {
    switch cause {
    case .missing: faultMissing
    case .unknown: faultUnknown
    case .tooLong(let most): faultTooLong(most)
    case .notText: faultNotText
    case .notADate: faultNotADate
    case .notANumber: faultNotANumber
    case .notAmount: faultNotAmount
    case .notFlag: faultNotFlag
    case .notIdentityCard: faultNotIdentityCard
    case .notPhone: faultNotPhone
    case .notAnOption(let options): faultNotAnOption(list(options))
    case .notAParty: faultNotAParty
    case .notAPerson: faultNotAPerson
    case .notAGroup: faultNotAGroup
    case .notAnUpload: faultNotAnUpload
    case .onlyOne: faultOnlyOne
    case .everyone: faultEveryone
    case .twice: faultTwice
    }
  }

  private func named(_ blockers: [Refusal.Blocker], _ language: Language) -> String {
    list(blockers.map { "\($0.number.isEmpty ? "" : $0.number + " ")\($0.title)（\($0.state[language])）" })
  }
}
