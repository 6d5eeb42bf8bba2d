using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data;

public sealed class EventTests
{
    [Fact]
    public async Task A_reaction_is_saved_in_the_same_transaction_and_told_after_the_commit()
    {
        await using var hospital = await OpenAsync<AddsDepartment>();

        await hospital.AddAsync(NewCall());

        var heard = hospital.Services.GetRequiredService<Heard>();
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
        Assert.Equal([1], heard.DepartmentsSeenAfterCommit);
    }

    [Fact]
    public async Task A_reaction_that_fails_rolls_everything_back_and_nothing_is_told()
    {
        await using var hospital = await OpenAsync<Refuses>();

        await Assert.ThrowsAsync<RuleViolation>(() => hospital.AddAsync(new Department("D1", "心内科"), NewCall()));

        Assert.Equal(0, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.Calls.CountAsync()));
        Assert.Equal((0, null, null), await hospital.VerifyAuditAsync());
        Assert.Empty(hospital.Services.GetRequiredService<Heard>().DepartmentsSeenAfterCommit);
    }

    [Fact]
    public async Task A_failure_after_the_commit_changes_nothing_and_the_others_still_hear()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services
            .AddSingleton<Heard>()
            .AddScoped<IAfterCommit<CallChanged>, Stumbles>()
            .AddScoped<IAfterCommit<CallChanged>, Listens>());

        await hospital.AddAsync(NewCall());

        Assert.Equal(1, await hospital.WithDbAsync(db => db.Calls.CountAsync()));
        Assert.Single(hospital.Services.GetRequiredService<Heard>().DepartmentsSeenAfterCommit);
    }

    [Fact]
    public async Task A_rolled_back_transaction_is_never_told()
    {
        await using var hospital = await OpenAsync<AddsDepartment>();

        await hospital.WithDbAsync(db => Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync(
            async () =>
            {
                db.Calls.Add(NewCall());
                await db.SaveChangesAsync();
                throw new InvalidOperationException("afterwards");
            },
            default)));
        await hospital.AddAsync(new Department("D1", "心内科"));

        Assert.Empty(hospital.Services.GetRequiredService<Heard>().DepartmentsSeenAfterCommit);
    }

    [Fact]
    public async Task Inside_a_transaction_nothing_is_told_before_its_end()
    {
        await using var hospital = await OpenAsync<AddsDepartment>();
        var heard = hospital.Services.GetRequiredService<Heard>();

        var during = await hospital.WithDbAsync(async db =>
        {
            var told = -1;
            await db.InTransactionAsync(
                async () =>
                {
                    db.Calls.Add(NewCall());
                    await db.SaveChangesAsync();
                    told = heard.DepartmentsSeenAfterCommit.Count;
                },
                default);
            return told;
        });

        Assert.Equal(0, during);
        Assert.Single(heard.DepartmentsSeenAfterCommit);
    }

    [Fact]
    public async Task Who_hung_up_right_after_the_commit_does_not_silence_it()
    {
        using var request = new CancellationTokenSource();
        await using var hospital = await TestHospital.OpenAsync(services => services
            .AddSingleton<Heard>()
            .AddScoped<IAfterCommit<CallChanged>>(_ => new Cancels(request))
            .AddScoped<IAfterCommit<CallChanged>, Listens>());

        await hospital.WithDbAsync(db =>
        {
            db.Calls.Add(NewCall());
            return db.SaveChangesAsync(request.Token);
        });

        Assert.Single(hospital.Services.GetRequiredService<Heard>().DepartmentsSeenAfterCommit);
    }

    private static Task<TestHospital> OpenAsync<TReaction>()
        where TReaction : class, IHandle<CallChanged> =>
        TestHospital.OpenAsync(services => services
            .AddSingleton<Heard>()
            .AddScoped<IHandle<CallChanged>, TReaction>()
            .AddScoped<IAfterCommit<CallChanged>, Listens>());

    private static CallSession NewCall()
    {
        var call = new CallSession("line-1", "link-1", CallDirection.Incoming, TestHospital.Monday);
        call.Offer("agent01");
        return call;
    }

    private sealed class Heard
    {
        public List<int> DepartmentsSeenAfterCommit { get; } = [];
    }

    private sealed class AddsDepartment(CrmDb db) : IHandle<CallChanged>
    {
        public Task HandleAsync(CallChanged happened, CancellationToken ct)
        {
            db.Departments.Add(new(happened.CallId.ToString()[..8], "added by a reaction"));
            return Task.CompletedTask;
        }
    }

    private sealed class Refuses : IHandle<CallChanged>
    {
        public Task HandleAsync(CallChanged happened, CancellationToken ct) => throw new RuleViolation("Test.Refused");
    }

    /// <summary>Looks from outside: what it sees is committed.</summary>
    private sealed class Listens(IServiceScopeFactory scopes, Heard heard) : IAfterCommit<CallChanged>
    {
        public async Task AfterCommitAsync(CallChanged happened, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            heard.DepartmentsSeenAfterCommit.Add(await scope.ServiceProvider.GetRequiredService<CrmDb>().Departments.CountAsync(ct));
        }
    }

    private sealed class Stumbles : IAfterCommit<CallChanged>
    {
        public Task AfterCommitAsync(CallChanged happened, CancellationToken ct) => throw new InvalidOperationException("a screen is gone");
    }

    private sealed class Cancels(CancellationTokenSource request) : IAfterCommit<CallChanged>
    {
        public Task AfterCommitAsync(CallChanged happened, CancellationToken ct) => request.CancelAsync();
    }
}
