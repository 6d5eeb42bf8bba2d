using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>A hospital on Monday, 2 March 2026, 09:00, with the demo's staff in their departments, the rights their roles begin with, and its map.</summary>
internal sealed class ComplaintHospital : IAsyncDisposable
{
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);

    private ComplaintHospital(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public static async Task<ComplaintHospital> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var hospital = new ComplaintHospital(await TestHospital.OpenAsync(services =>
        {
            services.AddSingleton(new ParameterValues(isRelaxed: true));
            more?.Invoke(services);
        }));
        await hospital.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CrmDb>();
            await services.GetRequiredService<SettingsSetup>().InstallAsync(default);
            await services.GetRequiredService<TemplateSetup>().InstallAsync(default);
            var known = await db.Departments.Select(department => department.Code).ToListAsync();
            db.Departments.AddRange(DemoClinic.Departments.Where(department => !known.Contains(department.Code)).Select(department => department.ToDepartment()));
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    /// <summary>A member of the demo's staff, signed in.</summary>
    public async Task<Actor> AsAsync(string staffNo)
    {
        if (_actors.TryGetValue(staffNo, out var known))
        {
            return known;
        }

        var member = DemoStaff.All.Single(member => member.Code == staffNo);
        var role = DefaultRoles.All.Single(role => role.Code == member.RoleCode);
        var (staff, made) = (new StaffMember(staffNo, member.Name), new Role("role-" + staffNo, "role of " + staffNo, 1));
        var account = new Account(staff);
        await InScopeAsync(async services =>
        {
            staff.Describe(member.Name, member.DepartmentCode, null, services.GetRequiredService<Core.Data.Sealing.Vault>().Seal(StaffMember.MobilePurpose, member.Mobile));
            var db = services.GetRequiredService<CrmDb>();
            db.AddRange([staff, made, account, new StaffRole(staff.Id, made.Id), .. role.Rights.Distinct().Select(right => new Grant(made.Id, right, role.ScopeOf(right)))]);
            return await db.SaveChangesAsync();
        });
        var session = await Hospital.Services.GetRequiredService<Sessions>().StartAsync(account.Id, Hospital.Clock.GetUtcNow(), default);
        return _actors[staffNo] = new(ActorKind.Staff, staffNo, member.Name) { AccountId = account.Id, SessionId = session };
    }

    public static ComplaintForm Form(string? staff = "doctor01", string category = "medical") => new()
    {
        Source = ComplaintSource.Counter,
        ComplainantName = "王芳",
        ComplainantPhone = "13800138000",
        Relation = ComplainantRelation.Self,
        Staff = staff,
        Category = category,
        Importance = "normal",
        Text = "等了两个小时，医生态度不好，没有解释病情。",
    };

    public async Task<Id<Complaint>> RegisterAsync(ComplaintForm? form = null, string by = "agent01")
    {
        // Those complained about must be there to be named, and to be written to.
        foreach (var staffNo in new[] { "doctor01", "head01", "complaint01", "medical01" })
        {
            await AsAsync(staffNo);
        }

        var outcome = await Hospital.Run.RunAsync(await AsAsync(by), (RegisterComplaint use) => use.HandleAsync(form ?? Form()));
        Assert.Null(outcome.Problem);
        return outcome.Value!.Id;
    }

    public async Task<Outcome<bool>> DoAsync<TUseCase>(string by, Func<TUseCase, ComplaintActForm, Task> act, ComplaintActForm? form = null)
        where TUseCase : class, IUseCase => await Hospital.Run.RunAsync(await AsAsync(by), (TUseCase use) => act(use, form ?? new() { Text = "已核实" }));

    public async Task<Outcome<ComplaintState>> CallBackAsync(string by, Id<Complaint> id, CallbackAnswer answer, ComplaintSatisfaction? satisfaction = null) =>
        await Hospital.Run.RunAsync(await AsAsync(by), (RecordCallback use) => use.HandleAsync(id, new() { Text = "回访记录", Answer = answer, Satisfaction = satisfaction }));

    public async Task<Outcome<ComplaintSheet>> OpenAsync(string by, Id<Complaint> id) => await Hospital.Run.RunAsync(await AsAsync(by), (ReadComplaint use) => use.HandleAsync(id));

    public Task<Outcome<bool>> AssignAsync(Id<Complaint> id, string handler = "9004", string summary = "反映等候时间长、解释不足") =>
        DoAsync<AssignComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Handler = handler, Summary = summary });

    /// <summary>Assigned, told, and termination asked for: the callback is next.</summary>
    public async Task ToCallbackAsync(Id<Complaint> id)
    {
        Assert.Null((await AssignAsync(id)).Problem);
        Assert.Null((await DoAsync<FeedBackComplaint>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Null((await DoAsync<AskComplaintClosure>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
    }

    public Task<Complaint> OneAsync(Id<Complaint> id) => Hospital.WithDbAsync(db => db.Complaints.AsNoTracking().Include(one => one.Steps.OrderBy(step => step.Seq)).Include(one => one.Clocks).SingleAsync(one => one.Id == id));

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await work(scope.ServiceProvider);
    }

    public Task<int> RingAsync() => InScopeAsync(services => services.GetRequiredService<RingComplaintClocks>().RunAsync(default));

    public ValueTask DisposeAsync() => Hospital.DisposeAsync();
}
