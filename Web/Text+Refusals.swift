import Domain

extension Text {
  /// The sentence that explains a refusal to the user.
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
    case .parentClosed(let blocker): refusalParentClosed(named(.init([blocker]), language))
    case .notItsParty(let blocker): refusalNotItsParty(named(.init([blocker]), language))
    case .limitPassed: refusalLimitPassed
    case .tooLate(let span): refusalTooLate(words(span))
    case .frozen(let freeze, let consent?): refusalFrozenConsent(freeze.title, consent[language])
    case .frozen(let freeze, nil): refusalFrozen(freeze.title)
    case .beyondConsent(let consent, let covers?, let asked):
      refusalBeyondConsent(named(.init([consent]), language), Self.money(covers), Self.money(asked))
    case .beyondConsent(let consent, nil, let asked): refusalBeyondConsentNone(named(.init([consent]), language), Self.money(asked))
    case .extendedEnough(let times): refusalExtendedEnough(times)
    case .extendedTooFar(let last): refusalExtendedTooFar(day(last))
    case .askedTooLate(let span): refusalAskedTooLate(words(span))
    case .notFrozen(let name): refusalNotFrozen(name)
    case .noParts: refusalNoParts
    case .unbalanced(let left, let right, let comparison, let isMoney): unbalanced(left, right, comparison, isMoney)
    case .otherChoice: refusalOtherChoice
    case .onlyUnder(let kinds): refusalOnlyUnder(list(kinds.map { $0[language] }))
    case .locked(let state): refusalLocked(state[language])
    case .byMoveOnly(let fields): refusalByMoveOnly(list(fields.map { $0[language] }))
    case .keyReused: refusalKeyReused
    case .noLead: refusalNoLead
    }
  }

  private func unbalanced(_ left: Int64, _ right: Int64, _ comparison: Guard.Comparison, _ isMoney: Bool) -> String {
    func words(_ amount: Int64) -> String { isMoney ? Self.money(amount) : String(amount) }
    let apart = left.subtractingReportingOverflow(right).partialValue.magnitude
    let difference = words(Int64(clamping: apart))
    return comparison == .equals
      ? refusalUnbalanced(words(left), words(right), difference) : refusalOverLimit(words(left), words(right), difference)
  }

  /// Formats fen as yuan: 231840 is 2,318.40.
  package static func money(_ fen: Int64) -> String {
    let yuan = String(fen.magnitude / 100)
    let grouped = yuan.enumerated().map { index, digit in (yuan.count - index) % 3 == 0 && index > 0 ? ",\(digit)" : "\(digit)" }.joined()
    let cents = fen.magnitude % 100
    return (fen < 0 ? "-" : "") + grouped + "." + (cents < 10 ? "0" : "") + String(cents)
  }

  /// The fields that a refusal names, each with the sentence that explains it; empty for other refusals.
  package func faults(_ refusal: Refusal) -> [(field: String, sentence: String)] {
    switch refusal {
    case .faults(let faults): faults.map { ($0.field, sentence($0.cause)) }
    case .missing(let needs): needs.map { ($0.description, faultMissing) }
    case .noLead: [("lead", refusalNoLead)]
    default: []
    }
  }

  /// The sentence that explains the error of one field.
  package func sentence(_ cause: Fault.Cause) -> String {
    switch cause {
    case .missing: faultMissing
    case .unknown: faultUnknown
    case .tooLong(let maxLength): faultTooLong(maxLength)
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
    case .notTogether: faultNotTogether
    }
  }

  private func named(_ blockers: Refusal.Blockers, _ language: Language) -> String {
    let shown = list(blockers.named.prefix(8).map { "\($0.number.isEmpty ? "" : $0.number + " ")\($0.title)（\($0.state[language])）" })
    return blockers.count > 8 ? refusalMore(shown, blockers.count) : shown
  }
}
