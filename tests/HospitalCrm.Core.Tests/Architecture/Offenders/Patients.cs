using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

// Planted offenders: each breaks one rule, and a test proves that the rule sees it.
namespace HospitalCrm.Core.Tests.Architecture.Offenders.Patients;

/// <summary>Patients may enter no room; this one looks into Calls inside an async lambda.</summary>
internal sealed class ReadsCalls(CrmDb db)
{
    public Task<int> CountAsync() => new Func<Task<int>>(async () => await db.Calls.CountAsync())();
}

/// <summary>Names another room only as a type argument.</summary>
internal sealed class HoldsCalls
{
    public List<Id<CallSession>> Held { get; } = [];
}

internal sealed class ReadsWallClock
{
    public async Task<string> NowAsync()
    {
        await Task.Yield();
        return DateTimeOffset.UtcNow.ToString("O") + DateTime.Today.ToString("O");
    }
}

internal sealed class KnowsHttp
{
    public string PathOf(object given) => given is HttpContext context ? context.Request.Path : "";
}

internal sealed class NamesProvider
{
    public string Of(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:").ToString()!;
}

internal sealed class OpenEntity : Entity<OpenEntity>
{
    public string Name { get; set; } = "";

    public Sealed Phone { get; private set; }
}

internal sealed class UncataloguedUseCase : IUseCase
{
    public static Permission Requires => new("nowhere.listed");

    public Task HandleAsync() => Task.CompletedTask;
}

internal sealed class NestingUseCase(UncataloguedUseCase other) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task RunAsync() => await other.HandleAsync();
}

internal sealed class RoomPartWithRunner(IServiceProvider services) : IRoomPart
{
    public bool HasDoor => services.GetService<UseCaseRunner>() is not null;
}

internal sealed class Blocks
{
    public int Read(Task<int> later) => later.Result;

    public void Hold(Task later) => later.Wait();

    public int Take(Task<int> later) => later.GetAwaiter().GetResult();

    public void Nap() => Thread.Sleep(0);
}

internal sealed class FireAndForget
{
    public async void Start() => await Task.Yield();
}

internal sealed class PatientManager;

public class LeftOpen;

/// <summary>Keeps every rule; no rule may name it.</summary>
internal sealed class WellBehaved(TimeProvider clock)
{
    public async Task<DateTimeOffset> NowAsync(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.Zero, clock, ct);
        return clock.GetUtcNow();
    }
}

internal static class UncataloguedList
{
    public static readonly Permission View = new("nowhere.view");

    public static readonly ListDefinition<Row> Definition = new("nowhere")
    {
        Source = _ => Enumerable.Empty<Row>().AsQueryable(),
        Key = ListKey<Row>.By(row => row.Key),
        Columns = [],
        Permissions = new(View),
    };

    internal sealed record Row
    {
        public required string Key { get; init; }
    }
}
