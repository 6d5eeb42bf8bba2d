using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>From a complaint to what one reader sees of it. Reads only.</summary>
public sealed class ComplaintReadings(CrmDb db, Vault vault, PatientSight patients, PatientMasks masks, ComplaintRouting routing, TimeProvider clock) : IRoomPart
{
    /// <summary>A switchboard's number says nothing of anybody.</summary>
    private const int MostHolders = 6;

    /// <summary>Steps whose words hold nothing of the complainant: they were written for, or by, those complained about.</summary>
    private static readonly ComplaintAct[] Open = [ComplaintAct.Account, ComplaintAct.AskClosure];

    public async Task<ComplaintSheet> ReadAsync(Complaint complaint, ComplaintViewer viewer, bool seesComplainant, CancellationToken ct)
    {
        var staff = await StaffAsync(complaint, ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Code, department => department.Name, StringComparer.Ordinal, ct);
        string? Department(string? code) => code is null ? null : departments.GetValueOrDefault(code, code);
        string Staff(string no) => staff.GetValueOrDefault(no, no);
        var isHidden = complaint is { VisibleCode: null, DepartmentCode: not null, IsConfidential: false };
        return new()
        {
            Id = complaint.Id,
            Number = complaint.Number,
            State = complaint.State,
            Round = complaint.Round,
            Source = complaint.Source,
            ExternalNo = seesComplainant ? complaint.ExternalNo : null,
            ExternalDueOn = complaint.ExternalDueOn,
            ReceivedAt = complaint.ReceivedAt,
            RegisteredBy = Staff(complaint.RegisteredBy),
            Department = Department(complaint.DepartmentCode),
            Subject = complaint.SubjectNo is { } subject ? Staff(subject) : null,
            Category = await NameAsync(CodeTables.ComplaintClasses, complaint.CategoryCode, ct),
            Importance = await NameAsync(CodeTables.ComplaintSeverities, complaint.ImportanceCode, ct),
            Codes = new(complaint.CategoryCode, complaint.ImportanceCode, complaint.DepartmentCode, complaint.SubjectNo),
            IsConfidential = complaint.IsConfidential,
            IsJoint = complaint.IsJoint,
            HandlerCode = complaint.HandlerCode,
            Handler = Department(complaint.HandlerCode),
            SuggestedHandler = routing.HandlerOf(complaint.CategoryCode, complaint.DepartmentCode, isHidden),
            Summary = vault.Open(Complaint.SummaryPurpose, complaint.Summary),
            Complainant = seesComplainant ? await ComplainantAsync(complaint, viewer, ct) : null,
            Satisfaction = complaint.Satisfaction,
            End = complaint.End,
            ProposedBy = complaint.ProposedBy is { } proposer ? Staff(proposer) : null,
            ProposedEnd = complaint.ProposedEnd,
            MergedInto = complaint.MergedIntoId is { } into ? await db.Complaints.Where(known => known.Id == into).Select(known => known.Number).SingleOrDefaultAsync(ct) : null,
            Attempts = complaint.Attempts,
            CallbackReadyAt = complaint.CallbackReadyAt,
            Clocks = [.. complaint.Clocks.OrderBy(one => one.StartedAt).ThenBy(one => one.Id).Select(one => Clock(one, complaint))],
            Steps = [.. complaint.Steps.OrderBy(step => step.Seq).Where(step => seesComplainant || step.Act != ComplaintAct.Tell || step.ToldNo == viewer.StaffNo).Select(step => Step(step, seesComplainant, viewer, Staff, Department))],
            Looks = [],
            Offered = ComplaintRules.Offered(complaint, viewer),
        };
    }

    private async Task<ComplainantReading> ComplainantAsync(Complaint complaint, ComplaintViewer viewer, CancellationToken ct)
    {
        var name = vault.Open(Complaint.ComplainantNamePurpose, complaint.ComplainantName);
        var phone = vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone);
        var callsHim = viewer.Has(ComplaintPermissions.Feedback) || viewer.Has(ComplaintPermissions.Callback) || viewer.Has(ComplaintPermissions.Manage);
        return new(
            name is null || await patients.SeesNamesAsync() ? name : NameMask.Cover(name),
            phone is null || callsHim ? phone : masks.Phone(phone),
            complaint.Relation,
            complaint.IsAnonymous,
            complaint.PatientId,
            complaint.PatientId is { } patient ? await patients.NameAsync(patient, ct) : null,
            complaint.CallId,
            vault.Open(Complaint.WordsPurpose, complaint.Words))
        {
            Holders = complaint is { PatientId: null, IsOpen: true } && phone is not null && viewer.Has(ComplaintPermissions.Manage) ? await HoldersAsync(phone, ct) : [],
        };
    }

    /// <summary>Whose number it may be; the office says which archive is meant.</summary>
    private async Task<IReadOnlyList<ComplaintHolder>> HoldersAsync(string phone, CancellationToken ct)
    {
        var index = vault.BlindIndex(ContactNumber.IndexPurpose, phone);
        var found = await db.Patients.Where(patient => patient.Numbers.Any(number => number.NumberIndex == index)).OrderBy(patient => patient.Id).Select(patient => patient.Id).Take(MostHolders).ToListAsync(ct);
        var holders = new List<ComplaintHolder>(found.Count);
        foreach (var patient in found)
        {
            if (await patients.NameAsync(patient, ct) is { } name)
            {
                holders.Add(new(patient, name));
            }
        }

        return holders;
    }

    private ComplaintStepReading Step(ComplaintStep step, bool seesComplainant, ComplaintViewer viewer, Func<string, string> staff, Func<string?, string?> department)
    {
        var isOpen = seesComplainant || Open.Contains(step.Act) || step.ToldNo == viewer.StaffNo;
        return new(
            step,
            staff(step.By),
            step.ToldNo is { } told ? staff(told) : null,
            department(step.DepartmentCode),
            isOpen ? vault.Open(ComplaintStep.WordsPurpose, step.Words) : null,
            !isOpen && step.Words is not null);
    }

    /// <summary>An inner clock stands still from each wait to the step after it.</summary>
    private ComplaintClockReading Clock(ComplaintClock one, Complaint complaint)
    {
        var pauses = new List<(DateTimeOffset From, DateTimeOffset? To)>();
        if (one.Kind == ComplaintClockKind.Internal)
        {
            foreach (var step in complaint.Steps.OrderBy(step => step.Seq).Where(step => step.At >= one.StartedAt && (one.EndedAt is null || step.At <= one.EndedAt) && step.From != step.To))
            {
                if (step.To == ComplaintState.Waiting)
                {
                    pauses.Add((step.At, null));
                }
                else if (step.From == ComplaintState.Waiting && pauses is [.., { To: null } last])
                {
                    pauses[^1] = (last.From, step.At);
                }
            }
        }

        return new(one.Kind, one.State, one.Round, one.StartedAt, one.DueAt, one.PausedAt, one.EndedAt, one.IsMet, one.IsLate(clock.GetUtcNow()), one.Alarm, pauses);
    }

    private async Task<Dictionary<string, string>> StaffAsync(Complaint complaint, CancellationToken ct)
    {
        var numbers = complaint.Steps.SelectMany(step => new[] { step.By, step.ToldNo }).Append(complaint.SubjectNo).Append(complaint.RegisteredBy).Append(complaint.ProposedBy).OfType<string>().Distinct().ToList();
        return await db.Staff.AsNoTracking().IgnoreQueryFilters().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, StringComparer.Ordinal, ct);
    }

    private async Task<string> NameAsync(CodeTable table, string code, CancellationToken ct) =>
        await db.CodeItems.Where(item => item.TableCode == table.Code && item.Code == code).Select(item => item.Name).SingleOrDefaultAsync(ct) ?? code;
}
