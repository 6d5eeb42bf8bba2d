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
    public async Task<PopCard?> ReadAsync(Id<CallSession> id, CancellationToken ct)
    {
        var call = db.Calls.Local.FirstOrDefault(call => call.Id == id) ?? await db.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, ct);
        return call is null ? null : await ReadAsync(call, ct);
    }

    /// <summary>What is live at an agent's seat: state to be read again after a reload, a lost connection or a restart.</summary>
    public async Task<IReadOnlyList<PopCard>> LiveAsync(string? agentNo, CancellationToken ct)
    {
        var calls = await db.Calls.AsNoTracking()
            .Where(call => (call.State == CallState.Ringing || call.State == CallState.Answered) && call.AgentNo == agentNo && (call.Direction == CallDirection.Incoming || call.DialSessionId != null) && call.DismissedAt == null && !call.IsNuisance)
            .OrderBy(call => call.StartedAt)
            .Take(20)
            .ToListAsync(ct);
        var cards = new List<PopCard>();
        foreach (var call in calls)
        {
            cards.Add(await ReadAsync(call, ct));
        }

        return cards;
    }

    private async Task<PopCard> ReadAsync(CallSession call, CancellationToken ct)
    {
        // A card that was put away is only taken down from the screens: who called needs no reading.
        var isShown = call is { DismissedAt: null, IsNuisance: false };
        var callers = isShown && call.NumberIndex is { } index ? await matcher.FindAsync(index, ct) : [];
        var patient = isShown && call.PatientId is { } linked ? callers.FirstOrDefault(caller => caller.PatientId == linked) ?? await OtherAsync(linked, ct) : null;
        var reader = await mask.OfAsync(call.AgentNo);
        var linkedPerson = patient is null ? null : await reader.CoverAsync(patient, ct);
        var isOpen = linkedPerson is { IsClosed: false };
        return new()
        {
            CallId = call.Id,
            Version = call.Version,
            LineId = call.LineId,
            Extension = call.Extension,
            AgentNo = call.AgentNo,
            Direction = call.Direction,
            State = call.State,
            Match = call.Match,
            LineTells = lines.TellsTheEnd(call.LineId),
            Number = NumberOf(call),
            Dial = call.DialSessionId is { } ladder ? await dials.ReadAsync(ladder, call.Id, ct) : null,
            NumberKind = call.NumberKind,
            Presentation = call.Presentation,
            CallerName = reader.Cover(vault.Open(CallSession.NamePurpose, call.CallerName)),
            StartedAt = call.StartedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt ?? (call.State == CallState.Missed ? call.RingingStoppedAt : null),
            IsDismissed = call.DismissedAt is not null,
            IsNuisance = call.IsNuisance,
            Patient = linkedPerson,
            Choices = call.Match == CallMatch.Choose ? await reader.CoverAsync(callers, ct) : [],
            ChoiceCount = call.Match == CallMatch.Choose && call.NumberIndex is { } shared ? await matcher.CountAsync(shared, ct) : 0,
            LastContacts = patient is null || !isOpen ? [] : await LastContactsAsync(patient.PatientId, call.Id, ct),
            LastVisit = patient?.LastVisitOn is null || !isOpen ? null : await LastVisitAsync(patient.PatientId, ct),
            ReceivedStamp = call.ReceivedStamp,
        };
    }

    /// <summary>To dial is not to be shown the number.</summary>
    private string NumberOf(CallSession call) =>
        vault.Open(CallSession.NumberPurpose, call.Number) is not { } number ? "" : call.DialSessionId is null ? number : dials.Mask(number);

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
