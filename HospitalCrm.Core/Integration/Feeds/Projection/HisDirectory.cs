using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>科室, 工作人员, 检查项目: what the hospital's systems name by a code.</summary>
public sealed class HisDirectory(CrmDb db, StaffBook book, StaffLeaving leaving) : IRoomPart
{
    private const int LongestItem = 50;

    /// <summary>The source's numbers of members of staff, and what they are called here.</summary>
    internal static async Task<Dictionary<string, string>> StaffNumbersAsync(CrmDb db, string source, string[] codes, CancellationToken ct)
    {
        var rows = await db.HisRows.AsNoTracking()
            .Where(row => row.SourceCode == source && row.View == "staff" && row.LocalId != null && codes.Contains(row.RowKey))
            .ToDictionaryAsync(row => row.RowKey, row => new Id<StaffMember>(row.LocalId!.Value), ct);
        var ids = rows.Values.ToList();
        var names = ids.Count == 0 ? [] : await db.Staff.IgnoreQueryFilters().Where(staff => ids.Contains(staff.Id)).ToDictionaryAsync(staff => staff.Id, staff => staff.StaffNo, ct);
        return rows.Where(row => names.ContainsKey(row.Value)).ToDictionary(row => row.Key, row => names[row.Value], StringComparer.Ordinal);
    }

    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        foreach (var item in batch.Of("dept"))
        {
            batch.Done(item, (await PutDepartmentAsync(item, ct)).Value);
        }

        foreach (var item in batch.Of("staff"))
        {
            await PutStaffAsync(batch, item, ct);
        }

        foreach (var item in batch.Of("exam_item"))
        {
            batch.Done(item, (await PutExamItemAsync(item, ct))?.Value);
        }
    }

    private async Task<Id<Department>> PutDepartmentAsync(HisItem item, CancellationToken ct)
    {
        var code = item.Record.RowKey;
        var department = db.Departments.Local.FirstOrDefault(known => known.Code == code) ?? await db.Departments.FirstOrDefaultAsync(known => known.Code == code, ct);
        if (department is null)
        {
            department = new(code, item.Record.Text("name") ?? code);
            db.Departments.Add(department);
        }

        if (item.Says("name", "kind"))
        {
            department.Describe(
                item.Says("name") ? item.Record.Text("name") ?? code : department.Name,
                item.Says("kind") ? KindOf(item.Record.Text("kind")) ?? department.Kind : department.Kind,
                department.MessageName);
        }

        if (item.Says("enabled"))
        {
            department.Hide(!item.Record.Flag("enabled"));
        }

        if (department.Guide is null)
        {
            department.GuideTo(item.Record.Text("location"));
        }

        return department.Id;
    }

    private static DepartmentKind? KindOf(string? kind) => kind switch
    {
        "1" => DepartmentKind.Clinical,
        "2" => DepartmentKind.Technical,
        "3" => DepartmentKind.Ward,
        _ => null,
    };

    /// <summary>A new person gets an account without password and without rights; whoever left is locked out at once.</summary>
    private async Task PutStaffAsync(HisBatch batch, HisItem item, CancellationToken ct)
    {
        var record = item.Record;
        var code = record.Text("login_name") ?? record.RowKey;
        var hasLeft = record.Has("enabled") && !record.Flag("enabled");
        var spelt = code.ToUpperInvariant();
        var staff = await db.Staff.IgnoreQueryFilters().FirstOrDefaultAsync(known => db.Users.Any(account => account.StaffId == known.Id && account.NormalizedUserName == spelt), ct);
        if (staff is null && hasLeft)
        {
            batch.Done(item, null);
            return;
        }

        var entry = new StaffEntry(code, record.Text("name") ?? code, "", record.Text("dept_code"), record.Text("extension"), record.Text("phone"));
        if (staff is null)
        {
            if (!(await new StaffEntryValidator().ValidateAsync(entry with { Extension = null }, ct)).IsValid)
            {
                batch.Fail(item, "staff-code");
                return;
            }

            var account = await book.AddAsync(entry, ct);
            batch.Done(item, account.StaffId.Value);
            return;
        }

        if (item.Says("name", "dept_code", "phone", "extension"))
        {
            await book.DescribeAsync(
                staff,
                entry with
                {
                    Name = item.Says("name") ? entry.Name : staff.Name,
                    Department = item.Says("dept_code") ? entry.Department : null,
                    Mobile = item.Says("phone") ? entry.Mobile : null,
                    Extension = item.Says("extension") ? entry.Extension : null,
                },
                ct);
        }

        if (hasLeft && staff.LeftAt is null)
        {
            batch.Afterwards.Add(await leaving.LeaveAsync(staff, ct));
        }
        else if (!hasLeft && staff.LeftAt is not null && item.Says("enabled") && item.Before is not null)
        {
            // The account stays locked until an administrator gives out a new password.
            staff.Return();
        }

        batch.Done(item, staff.Id.Value);
    }

    /// <summary>What the hospital wrote here about heeding it wins over the source's.</summary>
    private async Task<Id<ExamItem>?> PutExamItemAsync(HisItem item, CancellationToken ct)
    {
        var record = item.Record;
        var known = db.ExamItems.Local.FirstOrDefault(exam => exam.Code == record.RowKey) ?? await db.ExamItems.FirstOrDefaultAsync(exam => exam.Code == record.RowKey, ct);
        if (known is null && !record.Flag("enabled"))
        {
            return null;
        }

        if (known is null)
        {
            known = new(record.RowKey);
            db.ExamItems.Add(known);
        }

        if (item.Says("name", "dept_code", "caution"))
        {
            known.Describe(
                item.Says("name") ? Cut(record.Text("name") ?? record.RowKey) : known.Name,
                item.Says("dept_code") ? record.Text("dept_code") : known.DepartmentCode,
                known.Notes.Length > 0 ? known.Notes : record.Needed("caution"));
        }

        return known.Id;
    }

    private static string Cut(string name) => name.Length > LongestItem ? name[..LongestItem] : name;
}
