using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>One contact record on the list.</summary>
public sealed record ContactRow
{
    public required Id<ContactRecord> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ContactTopic Topic { get; init; }

    public required string? Result { get; init; }

    public required string? ResultName { get; init; }

    public required string? Patient { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public bool IsRestricted { get; init; }

    public required Sealed Text { get; init; }

    public required string StaffNo { get; init; }

    public required string? StaffName { get; init; }

    public required Id<CallSession>? CallId { get; init; }
}

/// <summary>联络记录 of all patients, the newest first: what people called about and how it ended.</summary>
public static class ContactList
{
    /// <summary>No result was chosen.</summary>
    public const string NoResult = "-";

    public static readonly ListDefinition<ContactRow> Definition = new("contacts")
    {
        Source = db =>
            from record in db.ContactRecords
            select new ContactRow
            {
                Id = record.Id,
                At = record.At,
                Topic = record.Topic,
                Result = record.Result,
                ResultName = db.CodeItems.Where(item => item.TableCode == CodeTables.CallResults.Code && item.Code == record.Result).Select(item => item.Name).FirstOrDefault(),
                // Not a join: picking the keys of a deep page must stay inside the index.
                Patient = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                PatientId = record.PatientId,
                IsRestricted = db.Patients.Any(patient => patient.Id == record.PatientId && patient.RestrictedAs != null),
                Text = record.Text,
                StaffNo = record.StaffNo,
                StaffName = db.Staff.Where(staff => staff.StaffNo == record.StaffNo).Select(staff => staff.Name).FirstOrDefault(),
                CallId = record.CallId,
            },
        Key = ListKey<ContactRow>.By(row => row.Id),
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => row.PatientId), ct),
        Columns =
        [
            new("At", row => row.At) { SortKey = (Expression<Func<ContactRow, DateTimeOffset>>)(row => row.At), Width = "136px" },
            new("Topic", row => row.Topic) { Width = "80px" },
            new("CallResult", row => row.ResultName ?? row.Result) { Width = "110px" },
            new("Patient", (row, tools) => IsKnown(row, tools) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "110px" },
            new("Text", (row, tools) => IsKnown(row, tools) && !tools.Covers(row.IsRestricted) ? tools.Vault.Open(ContactRecord.TextPurpose, row.Text) : null),
            new("Agent", row => row.StaffName ?? row.StaffNo) { Width = "90px" },
        ],
        Filters =
        [
            new("contactTopic", FilterKind.Choice, (typed, _) => Enum.TryParse<ContactTopic>(typed, out var topic) ? row => row.Topic == topic : row => false)
            {
                Choices = [.. Enum.GetNames<ContactTopic>()],
                IsPublic = true,
            },
            new("callResult", FilterKind.Text, (typed, _) => typed == NoResult ? row => row.Result == null : row => row.Result == typed) { IsPublic = true, IsCode = true },
            new("agent", FilterKind.Text, (typed, _) => row => row.StaffNo == typed) { IsPublic = true, IsCode = true },
            new("agentDepartment", FilterKind.Text, (typed, tools) =>
            {
                var agents = tools.Db.Staff.IgnoreQueryFilters().Where(member => member.DepartmentCode == typed).Select(member => member.StaffNo);
                return row => agents.Contains(row.StaffNo);
            }) { IsPublic = true, IsCode = true },
            new("contactedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.At >= from && row.At < to;
            }) { IsPublic = true },
        ],
        Permissions = new(CallPermissions.View)
        {
            SeeAll = CallPermissions.SeeAll,
            Export = CallPermissions.Export,
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        Owner = row => row.StaffNo,
        SortedBy = "At",
        SortedDescending = true,
        OpenUrl = row => row.CallId is { } call ? $"/calls/{call}" : $"/patients/{row.PatientId}",
    };

    /// <summary>Whoever wrote it knows it; others what stands with archives within their reach, or with nobody.</summary>
    private static bool IsKnown(ContactRow row, ListTools tools) => row.PatientId is null || row.StaffNo == tools.StaffNo || tools.Reaches(row.PatientId);
}
