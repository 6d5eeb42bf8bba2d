using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Messaging;

/// <summary>The whole product with a modem on a serial line: what another system orders leaves by it, reports and replies come back by it.</summary>
public sealed class ModemProductTests : IAsyncLifetime
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;
    private readonly string _folder = Directory.CreateTempSubdirectory("modem-").FullName;
    private PtyPair? _cable;
    private SmsModemEmulator _modem = null!;
    private ServedProduct _product = null!;

    [Fact]
    public async Task A_long_message_leaves_in_parts_is_reported_delivered_and_answered()
    {
        var text = "您预约的检查时间有调整：" + new string('请', 80);

        var id = await OrderAsync("long", text);
        await StateAsync(id, "delivered");
        await _modem.ReceiveAsync(SimulatedPdu.Deliver("+8613512345678", "退订", DateTimeOffset.UtcNow)[0], _limit);
        await UntilAsync(async () => await CountAsync(reply => reply.Kind == ReplyKind.OptOut) == 1);
        await UntilAsync(() => Task.FromResult(_modem.OnCard == 0));

        Assert.Contains(text, string.Concat(Texts()), StringComparison.Ordinal);
        Assert.True(Texts().Count > 1);
    }

    [Fact]
    public async Task A_message_a_dying_modem_may_have_sent_is_unknown_and_stays_so()
    {
        await StateAsync(await OrderAsync("first", "第一条"), "delivered");
        _modem.Manners = new() { SendTime = TimeSpan.FromMinutes(1) };
        var id = await OrderAsync("doubtful", "第二条");
        await UntilAsync(() => Task.FromResult(Pdus() == 2));

        await PlugAsync();
        await StateAsync(id, "unknown");
        await StateAsync(await OrderAsync("after", "第三条"), "delivered");

        Assert.DoesNotContain(Texts(), text => text.Contains("第二条", StringComparison.Ordinal));
    }

    public async Task InitializeAsync()
    {
        await PlugAsync();
        _product = await ServedProduct.StartAsync(
            "Development", "--Sms:Channels:0:Id=modem-1", "--Sms:Channels:0:Kind=GsmModem", $"--Sms:Channels:0:Port={_cable!.Near}", "--Clock:StartAt=2026-03-02T10:00:00+08:00");
    }

    public async Task DisposeAsync()
    {
        await _product.DisposeAsync();
        await UnplugAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A cable, the old one out, and a good modem at its end.</summary>
    private async Task PlugAsync()
    {
        await UnplugAsync();
        _cable = await PtyPair.StartAsync(Path.Combine(_folder, "near"), Path.Combine(_folder, "far"), _limit);
        _modem = SmsModemEmulator.Attach(_cable.Far, SmsModemManners.Good, TimeProvider.System);
    }

    private async Task UnplugAsync()
    {
        if (_cable is not null)
        {
            await _cable.DisposeAsync();
            await _modem.DisposeAsync();
        }
    }

    private IReadOnlyList<string> Texts() => [.. _modem.Sent.Select(hex => ((SubmitPdu)PduDecoder.Decode(hex)).Text)];

    private int Pdus() => _modem.Commands.Count(command => command.StartsWith("00", StringComparison.Ordinal));

    private async Task<Guid> OrderAsync(string key, string text)
    {
        using var machine = Machine();
        using var answer = await machine.PostAsJsonAsync("/api/v1/messages", new { idempotencyKey = key, to = "13512345678", text, category = "notice" }, _limit);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(_limit)).GetProperty("id").GetGuid();
    }

    private async Task StateAsync(Guid id, string state)
    {
        using var machine = Machine();
        await UntilAsync(async () => (await machine.GetFromJsonAsync<JsonElement>($"/api/v1/messages/{id}", _limit)).GetProperty("state").GetString() == state);
    }

    private HttpClient Machine()
    {
        var machine = _product.Browser();
        machine.DefaultRequestHeaders.Add("X-Api-Key", ServedProduct.ApiKey);
        return machine;
    }

    private async Task<int> CountAsync(System.Linq.Expressions.Expression<Func<InboundMessage, bool>> which)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().InboundMessages.CountAsync(which, _limit);
    }

    private async Task UntilAsync(Func<Task<bool>> so)
    {
        while (!await so())
        {
            await Task.Delay(50, _limit);
        }
    }
}
