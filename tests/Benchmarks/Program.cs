using HospitalCrm.Benchmarks;

// A desk of the complaints bench is a process of its own, so that it can be killed.
return args is [HospitalCrm.Benchmarks.Complaints.ComplaintDeskProcess.Verb, var folder] ? await HospitalCrm.Benchmarks.Complaints.ComplaintDeskProcess.ServeAsync(folder) : await CommandLine.RunAsync(args);
