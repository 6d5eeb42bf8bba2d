using System.Threading.Channels;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>Tells lines to dial and to let go, one order a seat at a time and all seats at once. What was open when the product ended is closed first.</summary>
internal sealed partial class DialWorker(UseCaseRunner run, LineDiallers diallers, TimeProvider clock, ILogger<DialWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Actor Self = Actor.Product("dial");

    private readonly Channel<object> _orders = Channel.CreateUnbounded<object>();
    private readonly Dictionary<(string Line, string Seat), Task> _seats = [];

    public void Take(object order) => _orders.Writer.TryWrite(order);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(() => run.RunAsync(Self, (CloseBrokenDials use) => use.HandleAsync(stoppingToken))))
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }

        await foreach (var order in _orders.Reader.ReadAllAsync(stoppingToken))
        {
            var seat = order is DialDue due ? (due.LineId, due.Extension) : order is DialLetGo go ? (go.LineId, go.Extension) : ("", "");
            _seats[seat] = AfterAsync(_seats.GetValueOrDefault(seat, Task.CompletedTask), order, stoppingToken);
        }
    }

    private async Task AfterAsync(Task before, object order, CancellationToken ct)
    {
        await before;
        await TryAsync(async () =>
        {
            await (order is DialDue due ? DialAsync(due, ct) : order is DialLetGo go ? LetGoAsync(go, ct) : Task.CompletedTask);
            return new Outcome<bool>(true, null);
        });
    }

    private async Task DialAsync(DialDue due, CancellationToken ct)
    {
        var order = (await run.RunAsync(Self, (ReadDialOrder use) => use.HandleAsync(due, ct))).Value;
        var answer = order is null ? DialAnswer.Refused : await AskAsync(due.LineId, order, ct);
        await run.RunAsync(Self, (TakeDialAnswer use) => use.HandleAsync(due, answer, ct));
    }

    private async Task<DialAnswer> AskAsync(string lineId, DialOrder order, CancellationToken ct)
    {
        try
        {
            return diallers.Find(lineId) is { } dialler ? await dialler.DialAsync(order, ct) : DialAnswer.Down;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
            return DialAnswer.Down;
        }
    }

    private Task LetGoAsync(DialLetGo go, CancellationToken ct) => diallers.Find(go.LineId)?.HangUpAsync(go.LinkId, ct) ?? Task.CompletedTask;

    private async Task<bool> TryAsync<TResult>(Func<Task<Outcome<TResult>>> work)
    {
        try
        {
            return (await work()).Problem is null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true; // the product stops
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a dial order failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}

/// <summary>After the commit: nothing is dialled that was rolled back.</summary>
internal sealed class DialRelay(DialWorker worker) : IAfterCommit<DialDue>, IAfterCommit<DialLetGo>
{
    public Task AfterCommitAsync(DialDue happened, CancellationToken ct) => TellAsync(happened);

    public Task AfterCommitAsync(DialLetGo happened, CancellationToken ct) => TellAsync(happened);

    private Task TellAsync(object order)
    {
        worker.Take(order);
        return Task.CompletedTask;
    }
}
