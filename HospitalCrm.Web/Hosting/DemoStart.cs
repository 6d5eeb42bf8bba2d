using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Standards;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Hosting;

/// <summary>Puts the default roles in, and outside Production the demo hospital's departments, staff and keys.</summary>
public sealed class DemoStart(IServiceScopeFactory scopes, HospitalSettings settings)
{
    /// <summary>Runs at every start; when nothing is missing it only reads.</summary>
    public async Task InstallAsync(TextWriter console, CancellationToken ct)
    {
        await InstallRolesAsync(ct);
        await InstallSettingsAsync(ct);
        if (settings.IsProduction)
        {
            return;
        }

        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var demo = scope.ServiceProvider.GetRequiredService<DemoAccounts>();
        var isFirst = !await db.Users.AnyAsync(ct);
        await InstallStaffAsync(db, demo, console, ct);
        if (isFirst)
        {
            await InstallRoomsAsync(scope.ServiceProvider, settings.HasDemoStories, ct);
        }

        await scope.ServiceProvider.GetRequiredService<PlanSetup>().InstallAsync(ct);
        await demo.RegisterKeyAsync(ApiKeys.DemoCode, "演示接口", settings.DemoApiKey, [ApiKeys.EveryScope], ct);
        await demo.RegisterKeyAsync(ApiKeys.DemoWithoutScopesCode, "演示接口（无权限）", settings.DemoApiKeyWithoutScopes, [], ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Once, so that no page is empty; what somebody deletes stays deleted.</summary>
    private static async Task InstallRoomsAsync(IServiceProvider services, bool hasStories, CancellationToken ct)
    {
        await services.GetRequiredService<AlertDemo>().InstallAsync(ct);
        await services.GetRequiredService<EducationDemo>().InstallAsync(ct);
        services.GetRequiredService<ReportDemo>().Install();
        await services.GetRequiredService<KnowledgeDemo>().InstallAsync(ct);
        await services.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
        await services.GetRequiredService<VaccineDemo>().InstallAsync(ct);
        if (hasStories)
        {
            await services.GetRequiredService<ComplaintDemo>().InstallAsync(ct);
            services.GetRequiredService<InquiryDemo>().Install();
            await services.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
        }
    }

    public async Task InstallRolesAsync(CancellationToken ct)
    {
        await using var scope = NewScope();
        await scope.ServiceProvider.GetRequiredService<RoleSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
    }

    /// <summary>Dictionaries, days off and the texts of messages, in Production too: a hospital does not begin with empty drop-downs.</summary>
    private async Task InstallSettingsAsync(CancellationToken ct)
    {
        await using var scope = NewScope();
        await scope.ServiceProvider.GetRequiredService<SettingsSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<StandardsSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<VaccineSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(ct);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        return scope;
    }

    private async Task InstallStaffAsync(CrmDb db, DemoAccounts demo, TextWriter console, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
        {
            if (settings.DemoPassword is { } given)
            {
                await demo.SetPasswordAsync(given, ct);
            }

            return;
        }

        var known = await db.Departments.Select(department => department.Code).ToListAsync(ct);
        db.Departments.AddRange(DemoClinic.Departments.Where(department => !known.Contains(department.Code)).Select(department => department.ToDepartment()));
        db.ExamItems.AddRange(DemoExams.All());
        await db.SaveChangesAsync(ct);
        var password = settings.DemoPassword ?? OneTimePassword.New();
        await demo.AddAsync([.. DemoStaff.All.Select(Entry)], password, ct);
        foreach (var staff in db.Staff.Local.Where(staff => DemoClinic.Departments.Any(department => department.IsClinical && department.Code == staff.DepartmentCode)))
        {
            staff.Mark(StaffMark.Complainable, true);
            staff.Mark(StaffMark.Evaluable, true);
        }

        foreach (var leader in db.Staff.Local.Where(staff => staff.StaffNo == DemoStaff.All.First(known => known.RoleCode == "manager").Code))
        {
            leader.Mark(StaffMark.ReportReader, true);
        }

        await db.SaveChangesAsync(ct);
        await console.WriteLineAsync($"demo accounts: {string.Join(' ', DemoStaff.All.Select(staff => staff.Code))}");
        await console.WriteLineAsync(settings.DemoPassword is null ? $"demo password: {password} (shown only now)" : "demo password: as configured");
    }

    private static StaffEntry Entry(DemoStaffMember staff) => new(staff.Code, staff.Name, staff.RoleCode, staff.DepartmentCode, staff.Extension, staff.Mobile);
}
