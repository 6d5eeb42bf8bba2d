using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>Reads pop cards. On the path of every ring: a handful of point reads on indexes.</summary>
public sealed class PopCards(CrmDb db, Vault vault, CallerMatcher matcher, LineDirectory lines, CardMask mask, PopDials dials) : IRoomPart
{
    /// <summary>One card for each whose call it is, by what each may see; one for nobody's.</summary>
    public async Task<IReadOnlyList<PopCard>> ReadAsync(Id<CallSession> id, CancellationToken ct)
    {
        var cards = new List<PopCard>();
        var call = db.Calls.Local.FirstOrDefault(call => call.Id == id) ?? await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, ct);
        foreach (var agent in call?.Agents ?? [])
        {
            cards.Add(await ReadAsync(call!, agent, ct));
        }

        return cards;
    }

    /// <summary>What is live at an agent's seat: state to be read again after a reload, a lost connection or a restart.</summary>
    public async Task<IReadOnlyList<PopCard>> LiveAsync(string? agentNo, CancellationToken ct)
    {
        var calls = await db.Calls.AsNoTracking()
            .Where(call => (call.State == CallState.Ringing || call.State == CallState.Answered) && call.AgentNo == agentNo && (call.Direction == CallDirection.Incoming || call.DialSessionId != null) && call.DismissedAt == null && !call.IsNuisance)
            .OrderBy(call => call.StartedAt)
            .Take(20)
            .ToListAsync(ct);
        var shared = await db.Calls.AsNoTracking().Where(call => call.IsShared && !call.IsNuisance && (call.State == CallState.Ringing || call.State == CallState.Answered)).OrderBy(call => call.StartedAt).Take(100).ToListAsync(ct);
        var cards = new List<PopCard>();
        foreach (var call in calls.UnionBy(shared, call => call.Id).Where(call => call.Agents.Contains(agentNo) && !call.IsPutAwayBy(agentNo)).OrderBy(call => call.StartedAt))
        {
            cards.Add(await ReadAsync(call, agentNo, ct));
        }

        return cards;
    }

    private async Task<PopCard> ReadAsync(CallSession call, string? agentNo, CancellationToken ct)
    {
        // A card that was put away is only taken down from the screens: who called needs no reading.
        var isShown = !call.IsNuisance && !call.IsPutAwayBy(agentNo);
        var callers = isShown && call.NumberIndex is { } index ? await matcher.FindAsync(index, ct) : [];
        var patient = isShown && call.PatientId is { } linked ? callers.FirstOrDefault(caller => caller.PatientId == linked) ?? await OtherAsync(linked, ct) : null;
        var reader = await mask.OfAsync(agentNo);
        var linkedPerson = patient is null ? null : await reader.CoverAsync(patient, ct);
        var isOpen = linkedPerson is { IsClosed: false };
        var hides = mask.HidesClinical(call);
        return new()
        {
            CallId = call.Id,
            Version = call.Version,
            LineId = call.LineId,
            Extension = call.SeatOf(agentNo),
            AgentNo = agentNo,
            TakenBy = call is { Legs.Count: > 1, IsShared: false, AnsweredAt: not null, AgentNo: { } taker } ? await db.Staff.Where(staff => staff.StaffNo == taker).Select(staff => staff.Name).FirstOrDefaultAsync(ct) : null,
            IsShared = call.IsShared,
            Direction = call.Direction,
            State = call.State,
            Match = call.Match,
            LineTells = lines.TellsTheEnd(call.LineId),
            Number = NumberOf(call),
            RawNumber = RawNumberOf(call, agentNo),
            Dial = call.DialSessionId is { } ladder ? await dials.ReadAsync(ladder, call.Id, ct) : null,
            NumberKind = call.NumberKind,
            Presentation = call.Presentation,
            CallerName = reader.Cover(vault.Open(CallSession.NamePurpose, call.CallerName)),
            StartedAt = call.StartedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt ?? (call.State == CallState.Missed ? call.RingingStoppedAt : null),
            IsDismissed = call.IsPutAwayBy(agentNo),
            IsNuisance = call.IsNuisance,
            Patient = hides ? CardReader.Unvisited(linkedPerson) : linkedPerson,
            Choices = call.Match == CallMatch.Choose ? [.. (await reader.CoverAsync(callers, ct)).Select(caller => hides ? CardReader.Unvisited(caller)! : caller)] : [],
            ChoiceCount = call.Match == CallMatch.Choose && call.NumberIndex is { } shared ? await matcher.CountAsync(shared, ct) : 0,
            LastContacts = patient is null || !isOpen ? [] : await LastContactsAsync(patient.PatientId, call.Id, ct),
            LastVisit = hides || patient?.LastVisitOn is null || !isOpen ? null : await LastVisitAsync(patient.PatientId, ct),
            HidesClinical = hides,
            ReceivedStamp = call.ReceivedStamp,
        };
    }

    /// <summary>To dial is not to be shown the number.</summary>
    private string NumberOf(CallSession call) =>
        vault.Open(CallSession.NumberPurpose, call.Number) is not { } number ? "" : call.DialSessionId is null ? number : dials.Mask(number);

    /// <summary>Never of what is withheld, though the line may have sent it, nor where nobody sits.</summary>
    private string? RawNumberOf(CallSession call, string? agentNo) =>
        call is { DialSessionId: null } && agentNo is not null
        && vault.Open(CallSession.NumberPurpose, call.Number) is { } number
        && vault.Open(CallSession.RawNumberPurpose, call.RawNumber)?.Trim() is { Length: > 0 } raw && raw != number ? raw : null;

    /// <summary>A patient the agent linked by hand, whose archive does not have this number.</summary>
    private Task<Caller?> OtherAsync(Id<Patient> id, CancellationToken ct) =>
        db.Patients.AsNoTracking().Where(patient => patient.Id == id).Select(patient => new Caller
        {
            PatientId = patient.Id,
            PersonId = patient.PersonId,
            Name = patient.Name,
            Sex = patient.Sex,
            BirthOn = patient.BirthOn,
            BirthPrecision = patient.BirthPrecision,
            MedicalRecordNo = patient.MedicalRecordNo,
            Owner = NumberOwner.Self,
            ContactName = null,
            Relation = null,
            LastVisitOn = patient.LastVisitOn,
            IsDeceased = db.Patients.Any(record => record.PersonId == patient.PersonId && record.DeceasedOn != null),
            IsRestricted = patient.RestrictedAs != null,
        }).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<PopContact>> LastContactsAsync(Id<Patient> patient, Id<CallSession> current, CancellationToken ct) =>
        await (
            from call in db.Calls.AsNoTracking()
            where call.PatientId == patient && call.Id != current
            orderby call.StartedAt descending
            select new PopContact(
                call.StartedAt,
                call.Direction,
                call.State,
                db.ContactRecords.Where(record => record.CallId == call.Id).Select(record => (ContactTopic?)record.Topic).FirstOrDefault(),
                call.AgentNo)).Take(3).ToListAsync(ct);

    private Task<PopVisit?> LastVisitAsync(Id<Patient> patient, CancellationToken ct) =>
        db.Encounters.AsNoTracking()
            .Where(visit => visit.PatientId == patient)
            .OrderByDescending(visit => visit.StartedOn)
            .Select(visit => new PopVisit(
                visit.StartedOn,
                visit.Kind,
                db.Departments.Where(department => department.Code == visit.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                visit.DiagnosisName))
            .FirstOrDefaultAsync(ct);
}
