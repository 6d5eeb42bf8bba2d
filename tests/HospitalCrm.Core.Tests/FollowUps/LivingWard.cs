using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>Random moves of a ward's people; refusals are part of life, anything else that is thrown fails the test.</summary>
internal sealed class LivingWard(FollowUpHospital hospital, Random random) : IAsyncDisposable
{
    private static readonly string[] Callers = ["nurse01", "nurse02", "doctor01"];

    private readonly Dictionary<string, Actor> _people = [];
    private readonly HashSet<string> _gone = [];
    private readonly List<(Id<Patient> Patient, Id<Person> Born, Id<Encounter> Stay)> _patients = [];
    private readonly List<Id<Encounter>> _admissions = [];
    private ServiceProvider? _second;

    /// <summary>Which kinds of moves were made.</summary>
    public SortedSet<string> Moves { get; } = [];

    public bool HasHands => _gone.Count < Callers.Length;

    private ServiceProvider Services => _second ?? hospital.Hospital.Services;

    private UseCaseRunner Run => Services.GetRequiredService<UseCaseRunner>();

    public static async Task<LivingWard> OpenAsync(FollowUpHospital hospital, Random random)
    {
        var ward = new LivingWard(hospital, random);
        foreach (var code in Callers)
        {
            ward._people[code] = await hospital.Hospital.StaffAsync(code, code, FollowUpHospital.Nurse);
        }

        ward._people["office"] = await hospital.Hospital.StaffAsync("office", "护理部", FollowUpPermissions.View, SecurityPermissions.Use);
        ward._people["records"] = await hospital.Hospital.StaffAsync("records", "病案室", PatientPermissions.View, PatientPermissions.Merge);
        await hospital.Hospital.WithDbAsync(async db =>
        {
            foreach (var staff in await db.Staff.Where(staff => Callers.Contains(staff.StaffNo)).ToListAsync())
            {
                staff.Describe(staff.Name, "1001", null, null);
            }

            await db.SaveChangesAsync();
            return await db.Grants.Where(grant => grant.Permission == FollowUpPermissions.View.Code && db.Roles.Any(role => role.Id == grant.RoleId && role.Code != "role-office"))
                .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, DataScope.Department));
        });
        ward.Services.GetRequiredService<Grants>().Forget();
        return ward;
    }

    public async Task LiveAsync()
    {
        var (name, move) = random.Next(26) switch
        {
            0 or 1 => ("discharge", DischargeAsync()),
            2 => ("take back", ChangeStayAsync(visit => visit.Last(visit.StartedAt!.Value, null))),
            3 => ("after all", ChangeStayAsync(visit => visit.Last(visit.StartedAt!.Value, Now.AddDays(-random.Next(0, 9))))),
            4 => ("cancel", ChangeStayAsync(visit => visit.Cancel(random.Next(2) == 0))),
            5 => ("readmit", ReadmitAsync()),
            6 => ("no readmission", UnadmitAsync()),
            7 => ("merge", MergeAsync()),
            8 => ("part", PartAsync()),
            9 => ("die", DieAsync()),
            10 => ("leave", LeaveAsync()),
            11 => ("start again", StartAgainAsync()),
            12 => ("number", AnnounceAsync()),
            13 => ("redo", RedoAsync()),
            14 => ("by hand", AddAsync()),
            15 => ("release", OnTaskAsync((ReleaseFollowUp use, Id<FollowUpTask> id) => use.HandleAsync(id))),
            16 => ("type", OnTaskAsync((KeepFollowUp use, Id<FollowUpTask> id) => use.HandleAsync(id))),
            17 or 18 => ("take", OnTaskAsync((TakeFollowUp use, Id<FollowUpTask> id) => use.HandleAsync(id))),
            19 => ("time", PassAsync()),
            20 or 21 => ("plan", PlanAsync()),
            _ => ("call", CallAsync()),
        };
        await move;
        Moves.Add(name);
    }

    public async Task<FollowUpCounts> CountAsync() => (await Run.RunAsync(_people["office"], (CountFollowUps use) => use.HandleAsync())).Value!;

    public async Task ReturnAllAsync()
    {
        foreach (var code in _gone.ToList())
        {
            await StaffAsync(code, staff => staff.Return());
        }

        _gone.Clear();
    }

    /// <summary>Everything that is due is called; false when nothing is open any more.</summary>
    public async Task<bool> EndDayAsync()
    {
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(2));
        await PlanAsync();
        var open = (await hospital.TasksAsync()).FindAll(task => task.IsOpen);
        Assert.All(open.Where(task => task.State is FollowUpState.Planned or FollowUpState.Waiting), task => Assert.True(task.ReadyAt > Now, "nobody sleeps past his time"));
        foreach (var task in open.Where(task => task.State is FollowUpState.Due or FollowUpState.Leased or FollowUpState.NumberNeeded))
        {
            await Run.RunAsync(_people["nurse01"], (TakeFollowUp use) => use.HandleAsync(task.Id));
            await Run.RunAsync(_people["nurse01"], (RecordFollowUp use) => use.HandleAsync(task.Id, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" }));
        }

        return open.Count > 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }
    }

    private DateTimeOffset Now => hospital.Hospital.Clock.GetUtcNow();

    private Actor Anybody => _people[Callers[random.Next(Callers.Length)]];

    private async Task DischargeAsync()
    {
        if (_patients.Count < 10)
        {
            var patient = await hospital.PatientAsync("王芳");
            var born = await hospital.Hospital.WithDbAsync(db => db.Patients.Where(one => one.Id == patient).Select(one => one.PersonId).SingleAsync());
            var left = Now.AddDays(-random.Next(0, 10));
            var stay = Facts.Visit(patient, $"S{Guid.NewGuid():N}", EncounterKind.Inpatient, left.AddDays(-5), "心力衰竭", left);
            stay.Attend("W1", null);
            await hospital.Hospital.AddAsync(stay);
            _patients.Add((patient, born, stay.Id));
        }
    }

    private Task ChangeStayAsync(Action<Encounter> change) => _patients.Count == 0 ? Task.CompletedTask : InAsync(async db =>
    {
        var stay = Somebody.Stay;
        change(await db.Encounters.IgnoreQueryFilters().SingleAsync(visit => visit.Id == stay));
    });

    private async Task ReadmitAsync()
    {
        if (_patients.Count > 0)
        {
            var visit = Facts.Visit(Somebody.Patient, $"S{Guid.NewGuid():N}", EncounterKind.Inpatient, Now);
            await hospital.Hospital.AddAsync(visit);
            _admissions.Add(visit.Id);
        }
    }

    private Task UnadmitAsync() => _admissions.Count == 0 ? Task.CompletedTask : InAsync(async db =>
    {
        var id = _admissions[random.Next(_admissions.Count)];
        (await db.Encounters.IgnoreQueryFilters().SingleAsync(visit => visit.Id == id)).Cancel(true);
    });

    private Task MergeAsync() => _patients.Count == 0 ? Task.CompletedTask : Run.RunAsync(_people["records"], (DeclareSamePerson use) => use.HandleAsync(Somebody.Patient, Somebody.Patient, "同一人"));

    private Task PartAsync() => _patients.Count == 0 ? Task.CompletedTask : InAsync(async db =>
    {
        var one = Somebody;
        (await db.Patients.SingleAsync(patient => patient.Id == one.Patient)).GroupUnder(one.Born);
    });

    private Task DieAsync() => _patients.Count < 4 || random.Next(4) > 0 ? Task.CompletedTask : InAsync(async db =>
    {
        var one = Somebody.Patient;
        (await db.Patients.SingleAsync(patient => patient.Id == one)).Die(DateOnly.FromDateTime(Now.DateTime), DeathSource.HospitalSystem, null);
    });

    private async Task LeaveAsync()
    {
        var code = Callers[random.Next(Callers.Length)];
        var isGone = _gone.Remove(code);
        await StaffAsync(code, staff =>
        {
            if (isGone)
            {
                staff.Return();
            }
            else
            {
                staff.Leave(Now);
            }
        });
        if (!isGone)
        {
            _gone.Add(code);
        }
    }

    private async Task StartAgainAsync()
    {
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }

        _second = hospital.Hospital.SecondProcess();
    }

    private Task AnnounceAsync() => _patients.Count == 0 ? Task.CompletedTask : InAsync(async db =>
    {
        var one = Somebody.Patient;
        (await db.Patients.SingleAsync(patient => patient.Id == one)).AnnounceNumbers([[1, 2, 3]]);
    });

    private async Task RedoAsync()
    {
        var records = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.Select(record => record.Id).ToListAsync());
        if (records.Count > 0)
        {
            await Run.RunAsync(Anybody, (RedoFollowUps use) => use.HandleAsync([records[random.Next(records.Count)]]));
        }
    }

    private Task AddAsync() => _patients.Count == 0 ? Task.CompletedTask
        : Run.RunAsync(Anybody, (AddFollowUp use) => use.HandleAsync(new() { Patient = Somebody.Patient.Value, Reason = "复查", Questionnaire = null }));

    private Task PassAsync()
    {
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 4_000)));
        return Task.CompletedTask;
    }

    private async Task PlanAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        await scope.ServiceProvider.GetRequiredService<PlanFollowUps>().RunAsync(default);
    }

    private Task CallAsync() => OnTaskAsync(async (RecordFollowUp use, Id<FollowUpTask> id) =>
    {
        var form = new FollowUpForm
        {
            Outcome = (FollowUpOutcome)random.Next(Enum.GetValues<FollowUpOutcome>().Length),
            Note = "已联系",
            Day = DateOnly.FromDateTime(Now.DateTime).AddDays(random.Next(0, 20)),
        };
        form.Outcome = form.Outcome == FollowUpOutcome.Died && random.Next(4) > 0 ? FollowUpOutcome.Done : form.Outcome;
        await use.HandleAsync(id, form);
    });

    private async Task OnTaskAsync<TUseCase>(Func<TUseCase, Id<FollowUpTask>, Task> call)
        where TUseCase : class, IUseCase
    {
        var tasks = (await hospital.TasksAsync()).FindAll(task => task.IsOpen || random.Next(5) == 0);
        if (tasks.Count > 0)
        {
            var id = tasks[random.Next(tasks.Count)].Id;
            await Run.RunAsync(Anybody, (TUseCase use) => call(use, id));
        }
    }

    private (Id<Patient> Patient, Id<Person> Born, Id<Encounter> Stay) Somebody => _patients[random.Next(_patients.Count)];

    private async Task StaffAsync(string code, Action<StaffMember> change)
    {
        await InAsync(async db => change(await db.Staff.SingleAsync(staff => staff.StaffNo == code)));
        hospital.Hospital.Services.GetRequiredService<Grants>().Forget();
        Services.GetRequiredService<Grants>().Forget();
    }

    private async Task InAsync(Func<CrmDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await work(db);
        await db.SaveChangesAsync();
    }
}
