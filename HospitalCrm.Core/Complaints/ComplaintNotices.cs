using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// Writes to the complainant, and to those complained about: to these nothing but the number, the department and the class, all of which come
/// from tables and none from what was typed. Each message stands in the history. Never saves.
/// </summary>
public sealed class ComplaintNotices(CrmDb db, MessageOutbox outbox, TemplateTexts texts, ComplaintRouting routing, HospitalProfile hospital, Vault vault, TimeProvider clock) : IRoomPart
{
    public const string Source = "complaints";
    public const string Received = "complaint-received";
    public const string Declined = "complaint-declined";
    public const string Merged = "complaint-merged";
    public const string ToSubject = "complaint-subject";
    public const string ToHead = "complaint-head";
    public const string Assigned = "complaint-assigned";
    public const string Deadline = "complaint-deadline";

    /// <summary>Who left a number and no name.</summary>
    public const string NameOfNobody = "先生/女士";

    /// <summary>Stands in the texts where the number will stand, which is given only behind the counter's lock.</summary>
    private const string Unnumbered = "投诉-0000-000000";

    internal static string KeyOf(Complaint complaint, string key, string template, string? staffNo) => $"{complaint.Id}|{key}|{template}|{staffNo}";

    /// <summary>Accepted: the complainant gets his number; the person complained about and those who answer for the department hear that there is one.</summary>
    public async Task AcceptedAsync(Complaint complaint, string complainant, string? phone, int days, CancellationToken ct)
    {
        var wishes = await AcceptanceAsync(complaint, complainant, phone, days, ct);
        await SendAsync(complaint, [.. wishes.Select(wish => wish with { Message = Numbered(wish.Message, complaint) })], ct);
    }

    /// <summary>All of that but the number: what is looked up before the transaction nobody else waits for.</summary>
    public async Task<PreparedNotices> PrepareAsync(Complaint complaint, string complainant, string? phone, int days, CancellationToken ct)
    {
        var wishes = await AcceptanceAsync(complaint, complainant, phone, days, ct);
        return new(wishes, await outbox.ForeseeAsync(wishes.ConvertAll(wish => wish.Message), ct));
    }

    /// <summary>Inside the transaction, when it has its number. Only for a complaint nobody knows yet: its keys are fresh.</summary>
    public void Send(Complaint complaint, PreparedNotices prepared)
    {
        var messages = prepared.Wishes.Select(wish => Numbered(wish.Message, complaint)).ToList();
        outbox.Add(messages, prepared.Forecast);
        foreach (var (wish, message) in prepared.Wishes.Zip(messages))
        {
            complaint.Tell(wish.StaffNo, vault.Seal(ComplaintStep.WordsPurpose, message.Text), clock.GetUtcNow());
        }
    }

    /// <summary>不予受理: the complainant hears that, on which ground, and where to ask; never what the office typed, which may hold the matter.</summary>
    public Task DeclinedAsync(Complaint complaint, DeclineGround ground, CancellationToken ct) =>
        ToComplainantAsync(complaint, Declined, new() { ["number"] = complaint.Number, ["ground"] = DeclineGrounds.Words(ground) }, ct);

    /// <summary>合并: the complainant keeps one number, the older one's.</summary>
    public Task MergedAsync(Complaint complaint, Complaint into, CancellationToken ct) => ToComplainantAsync(complaint, Merged, new() { ["number"] = into.Number }, ct);

    /// <summary>Somebody else is complained about than was thought at first.</summary>
    public async Task NamedAsync(Complaint complaint, CancellationToken ct)
    {
        var wishes = new List<ComplaintWish>();
        await WishNamedAsync(wishes, complaint, $"named|{complaint.SubjectNo}|{complaint.VisibleCode}", ct);
        await SendAsync(complaint, wishes, ct);
    }

    /// <summary>Given to a department: those who are to write the result there.</summary>
    public async Task AssignedAsync(Complaint complaint, CancellationToken ct)
    {
        var wishes = new List<ComplaintWish>();
        var matter = await MatterAsync(complaint, ct);
        foreach (var staff in await routing.StaffAsync(ComplaintPermissions.Handle, complaint.HandlerCode!, ct))
        {
            if (staff.StaffNo != complaint.SubjectNo)
            {
                await WishAsync(wishes, complaint, staff, Assigned, $"assigned|{complaint.StepCount}", matter, ct);
            }
        }

        await SendAsync(complaint, wishes, ct);
    }

    /// <summary>A clock warns or climbs.</summary>
    public async Task AlarmAsync(Complaint complaint, ComplaintClock due, IReadOnlyCollection<StaffMember> to, CancellationToken ct)
    {
        var wishes = new List<ComplaintWish>();
        var local = HospitalZone.Local(due.DueAt);
        var when = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{local.Month}月{local.Day}日{local:HH:mm}");
        var what = due.Kind switch
        {
            ComplaintClockKind.FirstContact => "首次联系",
            ComplaintClockKind.Statutory => "法定答复",
            _ => "办理",
        };
        var text = due.DueAt > clock.GetUtcNow() ? $"{what}时限将于{when}届满" : $"已超过{what}时限（{when}）";
        foreach (var staff in to)
        {
            if (staff.StaffNo != complaint.SubjectNo)
            {
                await WishAsync(wishes, complaint, staff, Deadline, $"{due.Id}|{due.Alarm}", new() { ["number"] = complaint.Number ?? "未编号", ["text"] = text }, ct);
            }
        }

        await SendAsync(complaint, wishes, ct);
    }

    private async Task ToComplainantAsync(Complaint complaint, string template, Dictionary<string, object?> values, CancellationToken ct)
    {
        if (!complaint.IsReachable || hospital.Subscriber(vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone) ?? "") is not { } to)
        {
            return;
        }

        var wishes = new List<ComplaintWish>();
        var name = vault.Open(Complaint.ComplainantNamePurpose, complaint.ComplainantName) ?? NameOfNobody;
        await WishAsync(wishes, complaint, null, to, template, $"ended{complaint.StepCount}", new(values) { ["name"] = name }, ct);
        await SendAsync(complaint, wishes, ct);
    }

    private async Task<List<ComplaintWish>> AcceptanceAsync(Complaint complaint, string complainant, string? phone, int days, CancellationToken ct)
    {
        await texts.PrepareAsync([Received, ToSubject, ToHead], ct);
        var wishes = new List<ComplaintWish>();
        if (complaint.IsReachable && hospital.Subscriber(phone ?? "") is { } to)
        {
            await WishAsync(wishes, complaint, null, to, Received, "accepted", new() { ["name"] = complainant, ["number"] = Unnumbered, ["days"] = days.ToString(System.Globalization.CultureInfo.InvariantCulture) }, ct);
        }

        await WishNamedAsync(wishes, complaint, "accepted", ct);
        return wishes;
    }

    private static NewMessage Numbered(NewMessage message, Complaint complaint) => message with { Text = message.Text.Replace(Unnumbered, complaint.Number, StringComparison.Ordinal) };

    private async Task WishNamedAsync(List<ComplaintWish> wishes, Complaint complaint, string key, CancellationToken ct)
    {
        if (complaint.IsConfidential)
        {
            return;
        }

        var matter = await MatterAsync(complaint, ct);
        foreach (var staff in (await routing.NamedAsync(complaint.SubjectNo, complaint.VisibleCode, ct)).OrderBy(staff => staff.StaffNo, StringComparer.Ordinal))
        {
            await WishAsync(wishes, complaint, staff, staff.StaffNo == complaint.SubjectNo ? ToSubject : ToHead, key, matter, ct);
        }
    }

    private Task WishAsync(List<ComplaintWish> wishes, Complaint complaint, StaffMember staff, string template, string key, Dictionary<string, object?> values, CancellationToken ct) =>
        hospital.Subscriber(vault.Open(StaffMember.MobilePurpose, staff.Mobile) ?? "") is { } to
            ? WishAsync(wishes, complaint, staff.StaffNo, to, template, key, new(values) { ["name"] = staff.Name }, ct)
            : Task.CompletedTask;

    private async Task WishAsync(List<ComplaintWish> wishes, Complaint complaint, string? staffNo, string to, string template, string key, Dictionary<string, object?> values, CancellationToken ct)
    {
        try
        {
            var text = await texts.RenderAsync(template, values, department: null, asked: null, ct);

            // Without the patient's key: the archive's own list of messages is open to those complained about.
            wishes.Add(new(staffNo, new(Source, KeyOf(complaint, key, template, staffNo), text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition }));
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // There is no such template, or somebody wrote it so that it cannot be said: the complaint itself must stand all the same.
        }
    }

    private async Task SendAsync(Complaint complaint, List<ComplaintWish> wishes, CancellationToken ct)
    {
        if (wishes.Count == 0)
        {
            return;
        }

        var answers = await outbox.AddAsync(wishes.ConvertAll(wish => wish.Message), ct);
        foreach (var ((staffNo, message), answer) in wishes.Zip(answers))
        {
            if (answer.IsNew)
            {
                complaint.Tell(staffNo, vault.Seal(ComplaintStep.WordsPurpose, message.Text), clock.GetUtcNow());
            }
        }
    }

    private async Task<Dictionary<string, object?>> MatterAsync(Complaint complaint, CancellationToken ct)
    {
        var named = await db.CodeItems.Where(item => item.TableCode == CodeTables.ComplaintClasses.Code && item.Code == complaint.CategoryCode)
            .Select(item => new { item.Name, Department = db.Departments.Where(department => department.Code == complaint.DepartmentCode).Select(department => department.Name).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        return new() { ["number"] = complaint.Number ?? Unnumbered, ["department"] = named?.Department, ["matter"] = named?.Name };
    }
}

/// <param name="StaffNo">Whom it goes to; null is the complainant.</param>
public sealed record ComplaintWish(string? StaffNo, NewMessage Message);

/// <summary>What is sent as soon as there is a number.</summary>
public sealed record PreparedNotices(IReadOnlyList<ComplaintWish> Wishes, OutboxForecast Forecast);
