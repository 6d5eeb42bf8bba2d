using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>A hospital with message channels; Monday 09:00, so that nothing rests.</summary>
internal sealed class MessagingHospital : IAsyncDisposable
{
    public const string System = "lis";

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    private MessagingHospital(TestHospital hospital, IReadOnlyList<FakeChannel> channels) => (Hospital, Channels) = (hospital, channels);

    public TestHospital Hospital { get; }

    public IReadOnlyList<FakeChannel> Channels { get; }

    public ManualClock Clock => Hospital.Clock;

    public Vault Vault => Hospital.Services.GetRequiredService<Vault>();

    public static async Task<MessagingHospital> OpenAsync(TestDatabase? database = null, params FakeChannel[] channels)
    {
        FakeChannel[] own = channels.Length > 0 ? channels : [new FakeChannel("gateway")];
        return new(await TestHospital.OpenAsync(services => Configure(services, own), database), own);
    }

    /// <summary>With one gateway of this address.</summary>
    public static async Task<MessagingHospital> OpenAsync(string url)
    {
        var gateway = new FakeChannel("gateway");
        return new(await TestHospital.OpenAsync(services => services.AddSingleton(new ChannelDirectory([new SmsChannelOptions { Id = gateway.Id, Kind = gateway.Kind, Url = url }]))), [gateway]);
    }

    public static void Configure(IServiceCollection services, IEnumerable<FakeChannel> channels) =>
        services.AddSingleton(new ChannelDirectory([.. channels.Select(channel => new SmsChannelOptions { Id = channel.Id, Kind = channel.Kind, PricePerPart = 68 })]));

    /// <summary>Begins to send.</summary>
    public void Start(IServiceProvider? services = null, IReadOnlyList<FakeChannel>? channels = null) =>
        _running.Add((services ?? Hospital.Services).GetRequiredService<MessageDispatch>().RunAsync([.. channels ?? Channels], _stop.Token));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    /// <summary>Set a parameter as an administrator would.</summary>
    public void Set(params (ParameterDefinition Parameter, string Value)[] values) =>
        Hospital.Services.GetRequiredService<ParameterValues>().Load(values.ToDictionary(value => value.Parameter.Key, value => value.Value));

    public NewMessage Notice(string key, string to = Forms.Phone, Id<Patient>? patient = null) => new(System, key, MessageCategory.Notice, to, $"您好，检查时间有调整（{key}）") { PatientId = patient };

    public NewMessage Code(string key, string to = Forms.Phone) => new(System, key, MessageCategory.Code, to, $"验证码{key}");

    public NewMessage Promotion(string key, string to = Forms.Phone, Id<Patient>? patient = null) => new(System, key, MessageCategory.Promotion, to, $"健康讲座（{key}）拒收请回复R") { PatientId = patient };

    public Task<OutboxAnswer> TakeAsync(NewMessage wish) => Hospital.Services.GetRequiredService<MessageIntake>().TakeAsync(wish, default);

    /// <summary>As a room does: in its own transaction.</summary>
    public async Task<IReadOnlyList<OutboxAnswer>> AddAsync(params NewMessage[] wishes)
    {
        await using var scope = Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var answers = await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(wishes, default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return answers;
    }

    public async Task InScopeAsync<T>(Func<T, CrmDb, Task> work)
        where T : notnull
    {
        await using var scope = Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        await work(scope.ServiceProvider.GetRequiredService<T>(), scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    public Task<OutboundMessage> ReadAsync(Id<OutboundMessage> id) => Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().SingleAsync(message => message.Id == id));

    public Task<List<MessageAttempt>> AttemptsAsync(Id<OutboundMessage> id) =>
        Hospital.WithDbAsync(db => db.MessageAttempts.AsNoTracking().Where(attempt => attempt.MessageId == id).OrderBy(attempt => attempt.Number).ThenBy(attempt => attempt.Part).ToListAsync());

    /// <summary>Waits until the message is so.</summary>
    public async Task<OutboundMessage> UntilAsync(Id<OutboundMessage> id, Func<OutboundMessage, bool> isSo)
    {
        for (var look = 0; look < 600; look++)
        {
            if (await ReadAsync(id) is var message && isSo(message))
            {
                return message;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"it stayed {(await ReadAsync(id)).State}");
    }

    public Task<OutboundMessage> UntilAsync(Id<OutboundMessage> id, MessageState state) => UntilAsync(id, message => message.State == state);

    public async Task ConsentAsync(Id<Patient> patient, ConsentState state = ConsentState.Given, ConsentPurpose purpose = ConsentPurpose.Promotion)
    {
        var form = new ConsentForm { PatientId = patient.Value, State = state, Channels = [ConsentChannel.Sms], Purposes = [purpose], Door = ConsentDoor.Paper, Proof = "签字同意书第12号" };
        Assert.Null((await Hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form))).Problem);
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await Hospital.DisposeAsync();
    }
}
