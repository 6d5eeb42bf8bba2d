using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Vaccines;

/// <summary>应种清单: who needs which dose when. The days were worked out before; how a dose stands today is read off them.</summary>
public static class VaccineDueList
{
    private static readonly DoseState[] Open = [DoseState.Soon, DoseState.Due, DoseState.Overdue, DoseState.NotYet, DoseState.Deferred];

    public static readonly ListDefinition<VaccineDueRow> Definition = new("vaccine-due")
    {
        Source = db =>
            from due in db.VaccineDues
            select new VaccineDueRow
            {
                Id = due.Id,
                PatientId = due.PatientId,
                // Not joins: picking the keys of a deep page must stay inside the index.
                Patient = db.Patients.Where(patient => patient.Id == due.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                BornOn = db.Patients.Where(patient => patient.Id == due.PatientId).Select(patient => patient.BirthOn).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == due.PatientId && patient.RestrictedAs != null),
                Vaccine = due.Vaccine,
                VaccineName = db.Vaccines.Where(vaccine => vaccine.Code == due.Vaccine).Select(vaccine => vaccine.Name).FirstOrDefault(),
                DoseNo = due.DoseNo,
                DueOn = due.DueOn,
                CompleteBefore = due.CompleteBefore,
                OverdueOn = due.OverdueOn,
                EndsOn = due.EndsOn,
                HeldUntil = due.HeldUntil,
                AskedOn = due.AskedOn,
            },
        Key = ListKey<VaccineDueRow>.By(row => row.Id),
        SortedBy = "DueOn",
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => (Id<Patient>?)row.PatientId), ct),
        Columns =
        [
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "110px" },
            new("BornOn", (row, tools) => tools.Covers(row.IsRestricted) || !tools.Reaches(row.PatientId) ? null : row.BornOn) { Width = "110px" },
            new("Vaccine", (row, tools) => tools.Covers(row.IsRestricted) || !tools.Reaches(row.PatientId) ? null : row.VaccineName ?? row.Vaccine),
            new("DoseNo", row => row.DoseNo) { Width = "64px" },
            new("State", (row, tools) => row.StateOn(tools.Clock.Today(), Near)) { Width = "80px" },
            new("DueOn", row => row.DueOn) { Width = "110px", SortKey = (Expression<Func<VaccineDueRow, DateOnly>>)(row => row.DueOn) },
            new("CompleteBefore", row => row.CompleteBefore) { Width = "130px" },
            new("AskedOn", row => row.AskedOn) { Width = "110px", IsExtra = true },
        ],
        Filters =
        [
            new("state", FilterKind.Choice, ByState) { Choices = [.. Open.Select(state => state.ToString())], IsPublic = true },
            new("vaccine", FilterKind.Choice, (typed, _) => row => row.Vaccine == typed) { Choices = [.. VaccineSchedule.Vaccines.Select(words => words.Code)], IsPublic = true },
            new("dueOn", FilterKind.DateRange, ByDay) { IsPublic = true },
        ],
        Permissions = new(VaccinePermissions.View)
        {
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        OpenUrl = row => $"/vaccines/children/{row.PatientId}",
    };

    /// <summary>A list is the same for everybody: what counts as near is not a parameter here.</summary>
    private const int Near = 7;

    private static Expression<Func<VaccineDueRow, bool>> ByState(string typed, ListTools tools)
    {
        var today = tools.Clock.Today();
        var near = today.AddDays(Near);
        return Enum.TryParse<DoseState>(typed, out var state)
            ? state switch
            {
                DoseState.Deferred => row => row.HeldUntil > today,
                DoseState.Soon => row => row.DueOn > today && row.DueOn <= near && !(row.HeldUntil > today),
                DoseState.Due => row => row.DueOn <= today && row.OverdueOn > today && !(row.HeldUntil > today) && row.EndsOn > today,
                DoseState.Overdue => row => row.DueOn <= today && row.OverdueOn <= today && !(row.HeldUntil > today) && row.EndsOn > today,
                _ => row => row.DueOn > near && !(row.HeldUntil > today),
            }
            : row => false;
    }

    private static Expression<Func<VaccineDueRow, bool>> ByDay(string typed, ListTools tools)
    {
        var (from, to) = DayRange.Days(typed);
        return row => row.DueOn >= from && row.DueOn <= to;
    }
}

/// <summary>One dose on the list.</summary>
public sealed record VaccineDueRow
{
    public required Id<VaccineDue> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string? Patient { get; init; }

    public required DateOnly? BornOn { get; init; }

    public required bool IsRestricted { get; init; }

    public required string Vaccine { get; init; }

    public required string? VaccineName { get; init; }

    public required int DoseNo { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly? CompleteBefore { get; init; }

    public required DateOnly OverdueOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required DateOnly? HeldUntil { get; init; }

    public required DateOnly? AskedOn { get; init; }

    internal DoseState StateOn(DateOnly today, int ahead) =>
        HeldUntil > today ? DoseState.Deferred
        : today >= EndsOn ? DoseState.NotNeeded
        : DueOn > today.AddDays(ahead) ? DoseState.NotYet
        : DueOn > today ? DoseState.Soon
        : OverdueOn > today ? DoseState.Due : DoseState.Overdue;
}
