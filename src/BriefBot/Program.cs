Console.WriteLine("BriefBot");
return 0;
