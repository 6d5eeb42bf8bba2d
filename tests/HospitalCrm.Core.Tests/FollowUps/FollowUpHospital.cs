using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>A hospital on Monday, 2 March 2026, 09:00, whose cardiology (1001) rings people up seven days after they left.</summary>
internal sealed class FollowUpHospital : IAsyncDisposable
{
    public const string Cardiology = "discharge-cardiology";

    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly Permission[] Nurse =
        [FollowUpPermissions.View, FollowUpPermissions.Call, FollowUpPermissions.Add, FollowUpPermissions.Redo, PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.MarkDeceased];

    public static readonly Permission[] HeadNurse = [.. Nurse, FollowUpPermissions.Assign, FollowUpPermissions.Rates, FollowUpPermissions.Import, FollowUpPermissions.Export, SecurityPermissions.Use];

    public static readonly Permission[] Doctor = [.. Nurse, AlertPermissions.View, AlertPermissions.Handle, SecurityPermissions.Use];

    private int _people;

    private FollowUpHospital(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public static async Task<FollowUpHospital> OpenAsync(bool withPlan = true)
    {
        var hospital = new FollowUpHospital(await TestHospital.OpenAsync());
        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<TemplateSetup>().InstallAsync(default);
            await services.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
            return await services.GetRequiredService<CrmDb>().SaveChangesAsync();
        });
        if (withPlan)
        {
            await hospital.PlanAsync((7, StepFrom.Discharge));
        }

        return hospital;
    }

    public async Task<FollowUpPlan> PlanAsync(params (int Days, StepFrom From)[] steps)
    {
        var plan = Plan("心内科出院回访", "1001", steps);
        await Hospital.AddAsync(plan);
        return plan;
    }

    public static FollowUpPlan Plan(string name, string? department, params (int Days, StepFrom From)[] steps)
    {
        var plan = new FollowUpPlan(Today.AddDays(-60));
        plan.Describe(name, department, null, null);
        plan.Ask(FollowUpCaller.ResponsibleNurse, null, Cardiology, FollowUpImportance.Ordinary);
        plan.Space(steps);
        return plan;
    }

    public Task<Id<Patient>> PatientAsync(string name = "王芳", params string[] phones)
    {
        var number = ++_people;
        phones = phones.Length > 0 ? phones : [$"139{number:D8}"];
        return Hospital.HaveAsync(new() { Name = name, BirthDate = "1950-01-01", Numbers = [.. phones.Select(phone => new ContactNumberForm { Number = phone })] });
    }

    /// <summary>He lay here and left so many days ago.</summary>
    public async Task<Encounter> LeftAsync(Id<Patient> patient, int daysAgo = 7, string? doctor = null, string? diagnosis = "心力衰竭")
    {
        var left = TestHospital.Monday.AddDays(-daysAgo);
        var stay = Facts.Visit(patient, $"S{Guid.NewGuid():N}", EncounterKind.Inpatient, left.AddDays(-5), diagnosis, left);
        stay.Attend("W1", doctor);
        await Hospital.AddAsync(stay);
        return stay;
    }

    /// <summary>Somebody of a department whose rights reach no farther than it.</summary>
    public async Task<Actor> StaffAtAsync(string staffNo, string name, string department, params Permission[] rights)
    {
        var actor = await Hospital.StaffAsync(staffNo, name, rights);
        var role = "role-" + staffNo;
        var scoped = rights.Where(right => right.IsScoped).Select(right => right.Code).ToList();
        await Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == staffNo).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.DepartmentCode, department).SetProperty(staff => staff.WardCode, "W1")));
        await Hospital.WithDbAsync(db => db.Grants.Where(grant => scoped.Contains(grant.Permission) && db.Roles.Any(held => held.Id == grant.RoleId && held.Code == role))
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, DataScope.Department)));
        Hospital.Services.GetRequiredService<Grants>().Forget();
        return actor;
    }

    public Task<int> RunAsync() => RunAsync<PlanFollowUps>();

    public Task<int> RunAsync<TWork>()
        where TWork : class, IScheduledWork => InScopeAsync(services => services.GetRequiredService<TWork>().RunAsync(default));

    public Task<List<FollowUpTask>> TasksAsync() => Hospital.WithDbAsync(db => db.FollowUpTasks.AsNoTracking().OrderBy(task => task.CreatedAt).ThenBy(task => task.Step).ThenBy(task => task.Id).ToListAsync());

    public async Task<FollowUpTask> OnlyAsync() => Assert.Single(await TasksAsync());

    /// <summary>One patient whose call is due now.</summary>
    public async Task<FollowUpTask> DueAsync(string name = "王芳", string? doctor = null, params string[] phones)
    {
        var patient = await PatientAsync(name, phones);
        await LeftAsync(patient, doctor: doctor);
        await RunAsync();
        return (await TasksAsync()).Single(task => task.PatientId == patient);
    }

    public Task<Outcome<TakeAnswer>> TakeAsync(Actor by, FollowUpTask task) => Hospital.Run.RunAsync(by, (TakeFollowUp use) => use.HandleAsync(task.Id));

    public Task<Outcome<RecordAnswer>> RecordAsync(Actor by, FollowUpTask task, FollowUpForm form) => Hospital.Run.RunAsync(by, (RecordFollowUp use) => use.HandleAsync(task.Id, form));

    public async Task<FollowUpForm> AnsweredAsync(params (string Question, string Answer)[] answers)
    {
        var blank = await InScopeAsync(services => services.GetRequiredService<AnswerSheets>().BlankAsync(Cardiology, default));
        var given = blank!.Set.Questions.Where(question => question.IsRequired && question.ShowWhen is null).Aggregate(
            Answers.None,
            (all, question) => all.With(question.Key, question.Type switch { QuestionType.Number or QuestionType.Scale => "0", QuestionType.Single => question.Options[0].Key, _ => "1" }));
        foreach (var (question, answer) in answers)
        {
            given = given.With(question, answer);
        }

        return new() { Outcome = FollowUpOutcome.Done, Edition = blank.Edition, Answers = given.ToJson(), Note = "恢复良好" };
    }

    public async Task<Guid> NumberAsync(FollowUpTask task, int place = 0) =>
        (await Hospital.WithDbAsync(db => db.ContactNumbers.Where(number => number.PatientId == task.PatientId).OrderBy(number => number.Priority).Select(number => number.Id).ToListAsync()))[place].Value;

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Hospital.DisposeAsync();
}
