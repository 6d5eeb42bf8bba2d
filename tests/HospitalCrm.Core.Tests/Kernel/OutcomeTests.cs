using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Kernel;

/// <summary>What the door makes of what happens behind it.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public async Task A_refusal_comes_back_as_its_code_and_arguments()
    {
        var problem = await ProblemOfAsync(() => throw new RuleViolation("Test.TooMany", 3, "x"));

        Assert.Equal((ProblemKind.Refused, "Test.TooMany"), (problem!.Kind, problem.Code));
        Assert.Equal([3, "x"], problem.Args);
    }

    [Fact]
    public async Task What_is_not_there_is_missing() =>
        Assert.Equal(ProblemKind.Missing, (await ProblemOfAsync(() => throw new RuleViolation("Test.Missing")))!.Kind);

    [Fact]
    public async Task Another_ones_change_is_stale() =>
        Assert.Equal(ProblemKind.Stale, (await ProblemOfAsync(() => throw new DbUpdateConcurrencyException("test")))!.Kind);

    [Fact]
    public async Task A_form_that_does_not_hold_names_its_fields()
    {
        var problem = await ProblemOfAsync(() => throw new FluentValidation.ValidationException(
            [new FluentValidation.Results.ValidationFailure("Numbers[1].Number", "text") { ErrorCode = "Test.Bad", CustomState = new object?[] { 7 } }]));

        Assert.Equal(ProblemKind.Invalid, problem!.Kind);
        var field = Assert.Single(problem.Fields);
        Assert.Equal(("Numbers[1].Number", "Test.Bad"), (field.Field, field.Code));
        Assert.Equal([7], field.Args);
    }

    [Fact]
    public async Task A_bug_is_not_taken_for_a_refusal() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ProblemOfAsync(() => throw new InvalidOperationException("a bug")));

    [Fact]
    public async Task Nobody_may_do_anything_and_the_product_everything()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<Act>());

        var nobody = await hospital.Run.RunAsync(Actor.Nobody, (Act use) => use.HandleAsync(() => { }));
        var product = await hospital.Run.RunAsync(Actor.Product("clock"), (Act use) => use.HandleAsync(() => { }));

        Assert.Equal(ProblemKind.Forbidden, nobody.Problem?.Kind);
        Assert.True(product.Succeeded);
    }

    [Fact]
    public async Task A_connected_system_may_do_what_its_key_names()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<Act>());

        var with = await hospital.Run.RunAsync(Actor.ConnectedSystem("pbx", [Act.Requires.Code]), (Act use) => use.HandleAsync(() => { }));
        var without = await hospital.Run.RunAsync(Actor.ConnectedSystem("pbx", []), (Act use) => use.HandleAsync(() => { }));

        Assert.True(with.Succeeded);
        Assert.Equal(ProblemKind.Forbidden, without.Problem?.Kind);
    }

    [Fact]
    public async Task Every_call_gets_a_context_of_its_own()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<Act>());
        var contexts = new List<Guid>();

        await hospital.Run.RunAsync(Actor.Product("a"), (Act use) => use.HandleAsync(() => contexts.Add(use.Context)));
        await hospital.Run.RunAsync(Actor.Product("a"), (Act use) => use.HandleAsync(() => contexts.Add(use.Context)));

        Assert.Equal(2, contexts.Distinct().Count());
    }

    private static async Task<Problem?> ProblemOfAsync(Action work)
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<Act>());
        return (await hospital.Run.RunAsync(Actor.Product("test"), (Act use) => use.HandleAsync(work))).Problem;
    }

    private sealed class Act(CrmDb db) : IUseCase
    {
        public static Permission Requires => SecurityPermissions.Use;

        public Guid Context => db.ContextId.InstanceId;

        public Task<bool> HandleAsync(Action work)
        {
            work();
            return Task.FromResult(true);
        }
    }
}
