namespace HospitalCrm.Core.Kernel;

/// <summary>Another room's reaction to <typeparamref name="TEvent"/>, in the same transaction, before the save.</summary>
public interface IHandle<in TEvent>
{
    Task HandleAsync(TEvent happened, CancellationToken ct);
}

/// <summary>A reaction after the commit. What is shown to people goes here, so that nothing is shown that was rolled back.</summary>
public interface IAfterCommit<in TEvent>
{
    Task AfterCommitAsync(TEvent happened, CancellationToken ct);
}
