using HospitalCrm.Benchmarks;

return await CommandLine.RunAsync(args);
