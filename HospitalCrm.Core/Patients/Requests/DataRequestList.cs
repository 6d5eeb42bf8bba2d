using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>个人信息请求: the open ones by their deadline, the overdue ones first.</summary>
public static class DataRequestList
{
    public static readonly ListDefinition<DataRequestRow> Definition = new("requests")
    {
        Source = db =>
            from request in db.DataRequests
            select new DataRequestRow
            {
                Id = request.Id,
                PatientId = request.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == request.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == request.PatientId && patient.RestrictedAs != null),
                Kind = request.Kind,
                Asker = request.Asker,
                State = request.State,
                Identity = request.Identity,
                ReceivedAt = request.ReceivedAt,
                ReceivedBy = db.Staff.Where(staff => staff.StaffNo == request.ReceivedBy).Select(staff => staff.Name).FirstOrDefault(),
                DueOn = request.DueOn,
                AnsweredAt = request.AnsweredAt,
            },
        Key = ListKey<DataRequestRow>.By(row => row.Id),
        SortedDescending = true,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => (Id<Patient>?)row.PatientId), ct),
        Columns =
        [
            new("ReceivedAt", row => row.ReceivedAt) { Width = "130px" },
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "100px" },
            new("Kind", row => row.Kind) { Width = "90px" },
            new("Asker", row => row.Asker) { Width = "90px" },
            new("Identity", row => row.Identity) { Width = "110px" },
            new("State", row => row.State) { Width = "100px" },
            new("DueOn", row => row.DueOn) { Width = "110px" },
            new("Overdue", (row, tools) => row.State == DataRequestState.Open && row.DueOn < tools.Clock.Today()) { Width = "70px" },
            new("AnsweredAt", row => row.AnsweredAt) { Width = "130px" },
            new("ReceivedBy", row => row.ReceivedBy) { Width = "90px" },
        ],
        Filters =
        [
            new("state", FilterKind.Choice, (typed, _) => Enum.TryParse<DataRequestState>(typed, out var state) ? row => row.State == state : row => false)
            {
                Choices = Enum.GetNames<DataRequestState>(),
                IsPublic = true,
            },
            new("kind", FilterKind.Choice, (typed, _) => Enum.TryParse<DataRequestKind>(typed, out var kind) ? row => row.Kind == kind : row => false)
            {
                Choices = Enum.GetNames<DataRequestKind>(),
                IsPublic = true,
            },
            new("overdue", FilterKind.Choice, (typed, tools) =>
            {
                var today = tools.Clock.Today();
                return typed == Overdue ? row => row.State == DataRequestState.Open && row.DueOn < today : row => row.State == DataRequestState.Open && row.DueOn >= today;
            })
            {
                Choices = [Overdue, InTime],
                IsPublic = true,
            },
        ],
        Permissions = new(PatientPermissions.ViewRequests)
        {
            Add = PatientPermissions.RegisterRequest,
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        OpenUrl = row => $"/requests/{row.Id}",
        ShowsPatients = true,
    };

    private const string Overdue = "overdue";
    private const string InTime = "in-time";
}

public sealed record DataRequestRow
{
    public required Id<DataRequest> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string? Patient { get; init; }

    public bool IsRestricted { get; init; }

    public required DataRequestKind Kind { get; init; }

    public required RequestAsker Asker { get; init; }

    public required DataRequestState State { get; init; }

    public required IdentityCheck Identity { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string? ReceivedBy { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }
}
