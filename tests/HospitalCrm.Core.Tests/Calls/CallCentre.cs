using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>A hospital with lines and seats: <c>pbx</c> tells everything, <c>box</c> is a modem at 8002 that cannot tell answered from given up.</summary>
internal sealed class CallCentre : IAsyncDisposable
{
    public static readonly LineOptions[] Lines =
    [
        new() { Id = "pbx", Adapter = "HttpEvents" },
        new() { Id = "pbx2", Adapter = "HttpEvents", Extension = "8001" },
        new() { Id = "box", Adapter = "Modem", Extension = "8002", DialPrefix = "9," },
    ];

    private readonly ServiceProvider? _restarted;

    private CallCentre(TestHospital hospital, ServiceProvider? restarted)
    {
        Hospital = hospital;
        _restarted = restarted;
    }

    public TestHospital Hospital { get; }

    public ServiceProvider Services => _restarted ?? Hospital.Services;

    public UseCaseRunner Run => Services.GetRequiredService<UseCaseRunner>();

    public LineInbox Inbox => Services.GetRequiredService<LineInbox>();

    public Vault Vault => Services.GetRequiredService<Vault>();

    public static async Task<CallCentre> OpenAsync(TestDatabase? database = null) => new(await TestHospital.OpenAsync(AddLines, database), null);

    /// <summary>The product is killed without a word and started again on the same files.</summary>
    public CallCentre Restart() => new(Hospital, Hospital.SecondProcess(AddLines));

    /// <summary>An agent who sits at a seat.</summary>
    public async Task<Actor> AgentAsync(string staffNo, string? extension, params Permission[] more)
    {
        var agent = await Hospital.StaffAsync(staffNo, "话务员" + staffNo, [CallPermissions.Answer, PatientPermissions.SeeNames, .. more]);
        if (extension is not null)
        {
            await SitAsync(agent, extension);
        }

        return agent;
    }

    public async Task SitAsync(Actor agent, string extension) =>
        Assert.Null((await Run.RunAsync(agent, (TakeSeat use) => use.HandleAsync(extension, evenIfTaken: true))).Problem);

    public Task SayAsync(params LineEvent[] signals) => Inbox.AcceptAsync(signals, default);

    public async Task<CallSession> CallAsync(string link, string line = "pbx") => Assert.Single(await CallsAsync(link, line));

    public Task<List<CallSession>> CallsAsync(string link, string line = "pbx") =>
        ReadAsync(db => db.Calls.AsNoTracking().Where(call => call.LineId == line && call.LinkId == link).OrderBy(call => call.StartedAt).ToListAsync());

    public string? NumberOf(CallSession call) => Vault.Open(CallSession.NumberPurpose, call.Number);

    /// <summary>Who was shown to whom, in order.</summary>
    public Task<List<(string Agent, Id<Patient> Patient)>> PoppedAsync() => ReadAsync(async db =>
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Act == AuditAct.Popped).OrderBy(entry => entry.Seq).ToListAsync();
        return entries.Select(entry => (entry.ActorNo, new Id<Patient>(entry.PatientId!.Value))).ToList();
    });

    public async Task<T> ReadAsync<T>(Func<CrmDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_restarted is null)
        {
            await Hospital.DisposeAsync();
        }
        else
        {
            await _restarted.DisposeAsync();
        }
    }

    private static void AddLines(IServiceCollection services)
    {
        services.AddSingleton(new LineDirectory(Lines));
        services.AddSingleton<LineInbox>();
    }
}

/// <summary>What lines say. A session is a call's own, as the HTTP entrance makes it.</summary>
internal static class Say
{
    public static LineEvent Ringing(string link, long sequence = 1, string? extension = null) => Signal(link, sequence, LineSignal.Ringing) with { LocalExtension = extension };

    public static LineEvent Number(string link, string number, long sequence = 2, string? extension = null) =>
        Signal(link, sequence, LineSignal.Number) with { RawNumber = number, LocalExtension = extension };

    public static LineEvent Withheld(string link, long sequence = 2, string? extension = null) =>
        Signal(link, sequence, LineSignal.Number) with { Presentation = Presentation.Withheld, LocalExtension = extension };

    public static LineEvent Answered(string link, long sequence = 3) => Signal(link, sequence, LineSignal.Answered);

    public static LineEvent Transferred(string link, string to, long sequence = 4) => Signal(link, sequence, LineSignal.Transferred) with { ToExtension = to };

    public static LineEvent Ended(string link, long sequence = 9, string? cause = null) => Signal(link, sequence, LineSignal.Ended) with { Cause = cause };

    public static LineEvent Stopped(string link, long sequence = 8) => Signal(link, sequence, LineSignal.RingingStopped);

    public static LineEvent On(this LineEvent signal, string line) => signal with { DeviceId = line, SessionId = Session(line, signal.LinkId) };

    public static LineEvent After(this LineEvent signal, TimeSpan later) => signal with { At = signal.At + later };

    private static LineEvent Signal(string link, long sequence, LineSignal signal) =>
        new("pbx", Session("pbx", link), sequence, link, signal, TestHospital.Monday.AddSeconds(sequence));

    private static Guid Session(string line, string link) => new(SHA256.HashData(Encoding.UTF8.GetBytes(line + '\0' + link)).AsSpan(0, 16));
}
