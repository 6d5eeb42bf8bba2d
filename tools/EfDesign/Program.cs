// Design-time host of `dotnet ef`; see scripts/add-migration. It does nothing when run.
Console.WriteLine("Used by scripts/add-migration only.");
