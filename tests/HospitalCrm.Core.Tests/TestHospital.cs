using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Tests;

/// <summary>A hospital on a real SQLite file (or PostgreSQL database) with the migrations applied, a fixed clock and named people. One a test; cheap, since a migrated template is copied.</summary>
public sealed class TestHospital : IAsyncDisposable
{
    private readonly DataOptions _data;

    private TestHospital(DataOptions data, Action<IServiceCollection>? more)
    {
        _data = data;
        Services = Build(data, Clock, more);
    }

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero); // 09:00 in the hospital

    public ManualClock Clock { get; } = new(Monday);

    public ServiceProvider Services { get; }

    public string Directory => _data.Directory;

    public UseCaseRunner Run => Services.GetRequiredService<UseCaseRunner>();

    public static async Task<TestHospital> OpenAsync(Action<IServiceCollection>? more = null, TestDatabase? database = null)
    {
        var template = await TestTemplate.OfAsync(database ?? TestDatabases.OfThisRun);
        return new(await template.CopyAsync(), more);
    }

    /// <summary>A second process on the same database and keys.</summary>
    public ServiceProvider SecondProcess(Action<IServiceCollection>? more = null) => Build(_data, Clock, more);

    /// <summary>Reads or prepares with a context of its own, as one actor.</summary>
    public async Task<T> WithDbAsync<T>(Func<CrmDb, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? Actor.Product("test");
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    /// <summary>Puts entities into the database.</summary>
    public Task<int> AddAsync(params object[] entities) => WithDbAsync(db =>
    {
        db.AddRange(entities);
        return db.SaveChangesAsync();
    });

    /// <summary>A member of staff who is signed in and holds exactly these rights.</summary>
    public async Task<Actor> StaffAsync(string staffNo, string name, params Permission[] rights)
    {
        var staff = new StaffMember(staffNo, name);
        var role = new Role("role-" + staffNo, "role of " + staffNo, 1);
        var account = new Account(staff);
        await AddAsync([staff, role, account, new StaffRole(staff.Id, role.Id), .. rights.Select(right => new Grant(role.Id, right.Code))]);
        var session = await Services.GetRequiredService<Sessions>().StartAsync(account.Id, Clock.GetUtcNow(), default);
        return new(ActorKind.Staff, staffNo, name) { AccountId = account.Id, SessionId = session };
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await TestTemplate.DropAsync(_data);
    }

    internal static ServiceProvider Build(DataOptions data, TimeProvider clock, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock);
        services.AddHospitalCore(data, new HospitalOptions { Name = "测试医院", AreaCode = "010" });
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
