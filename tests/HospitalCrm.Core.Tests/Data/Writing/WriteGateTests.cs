using HospitalCrm.Core.Data.Writing;

namespace HospitalCrm.Core.Tests.Data.Writing;

public sealed class WriteGateTests
{
    [Fact]
    public async Task One_at_a_time_passes_in_order_of_arrival()
    {
        var gate = new WriteGate(isNeeded: true);
        var order = new List<int>();
        var first = await gate.EnterAsync(default);
        var waiting = Enumerable.Range(0, 50).Select(number => PassAsync(gate, order, number)).ToList();

        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task A_writer_that_fails_leaves_the_gate_open()
    {
        var gate = new WriteGate(isNeeded: true);

        await Assert.ThrowsAsync<InvalidOperationException>(() => FailAsync(gate));

        using var next = await gate.EnterAsync(default);
    }

    [Fact]
    public async Task Somebody_who_gives_up_waiting_does_not_hold_up_the_others()
    {
        var gate = new WriteGate(isNeeded: true);
        using var patience = new CancellationTokenSource();
        var first = await gate.EnterAsync(default);
        var impatient = gate.EnterAsync(patience.Token).AsTask();
        var patient = gate.EnterAsync(default).AsTask();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);
        first.Dispose();
        (await patient).Dispose();
        using var last = await gate.EnterAsync(default);
    }

    [Fact]
    public async Task On_PostgreSQL_everybody_passes_at_once()
    {
        var gate = new WriteGate(isNeeded: false);

        using var first = await gate.EnterAsync(default);
        using var second = await gate.EnterAsync(default);
    }

    private static async Task PassAsync(WriteGate gate, List<int> order, int number)
    {
        using (await gate.EnterAsync(default))
        {
            order.Add(number);
        }
    }

    private static async Task FailAsync(WriteGate gate)
    {
        using (await gate.EnterAsync(default))
        {
            throw new InvalidOperationException("a failing write");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_would_wait_for_himself_is_told_so_at_once(bool isNeeded)
    {
        var gate = new WriteGate(isNeeded);
        using var held = gate.HoldHere();

        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.EnterAsync(default).AsTask());
    }

    [Fact]
    public async Task Work_left_behind_by_a_transaction_may_write_once_it_is_over()
    {
        var gate = new WriteGate(isNeeded: true);
        var over = new TaskCompletionSource();
        Task left;
        using (gate.HoldHere())
        {
            left = Task.Run(async () =>
            {
                await over.Task;
                using var pass = await gate.EnterAsync(default);
            });
        }

        over.SetResult();

        await left;
        Assert.True(left.IsCompletedSuccessfully);
    }
}
